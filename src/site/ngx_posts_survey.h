
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_SURVEY_H_INCLUDED_
#define _NGX_POSTS_SURVEY_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_config.h"


/*
 * A look through a site, before anybody asks for it, for what it has and the
 * module has not: plugins, tags, converters.  Nothing is rendered, and from
 * one call to the next nothing is kept.
 */


/*
 * How much is looked at.
 *
 * files  and directories, at most
 * bytes  of the files that are read whole, at most
 * level  of the message that it was not all
 */

typedef struct {
    ngx_uint_t   files;
    off_t        bytes;
    ngx_uint_t   level;
} ngx_posts_survey_budget_t;


/*
 * Logs a warning for each, with file and line; of what occurs in many files,
 * for the first NGX_POSTS_SURVEY_PLACES of them.  Configuration, layouts and
 * includes come first, then pages, then documents.  What is not there, or
 * cannot be read, is passed over.
 *
 * root  absolute, without a slash at the end, NUL-terminated
 * of    as for ngx_posts_files_create()
 */
void ngx_posts_survey(ngx_str_t *root, ngx_open_file_info_t *of,
    ngx_posts_options_t *options, ngx_posts_survey_budget_t *budget,
    ngx_log_t *log);


#endif /* _NGX_POSTS_SURVEY_H_INCLUDED_ */
