
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_UNSUPPORTED_H_INCLUDED_
#define _NGX_POSTS_UNSUPPORTED_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_config.h"


/*
 * What a site asks for and does not get: plugins and settings of its
 * configuration, Ruby files of its own, a theme.
 */


/*
 * Logs one warning for each, with file and line, unless the digest of all of
 * it is the one in *told, where told is not NULL; it is put there.
 */
void ngx_posts_unsupported_log(ngx_posts_files_t *files,
    ngx_posts_config_t *config, ngx_str_t *root, uint64_t *told,
    ngx_log_t *log);


#endif /* _NGX_POSTS_UNSUPPORTED_H_INCLUDED_ */
