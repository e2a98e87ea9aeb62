
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_DATA_H_INCLUDED_
#define _NGX_POSTS_DATA_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_render.h"


/*
 * "site.data": a key for each YAML, JSON, CSV and TSV file of the directory
 * "_data", and for each directory there, in turn.  A file is read when its
 * key is asked for; the page then depends on that file only.
 */


/* whether it is a data file, by its name */
ngx_uint_t ngx_posts_data_is_file(ngx_str_t *name);

/* the value of "site.data"; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_data_value(ngx_posts_render_t *render,
    ngx_posts_value_t *value);


#endif /* _NGX_POSTS_DATA_H_INCLUDED_ */
