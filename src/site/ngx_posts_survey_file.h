
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_SURVEY_FILE_H_INCLUDED_
#define _NGX_POSTS_SURVEY_FILE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"
#include "site/ngx_posts_record.h"
#include "site/ngx_posts_survey.h"


/* What the files that look through a site share. */


/*
 * Something that is not supported.
 *
 * format  of the message: the file, the line, the name
 * nfiles  that have it
 * file    the number of the last one
 */

typedef struct {
    const char                  *format;
    ngx_str_t                    name;
    ngx_uint_t                   nfiles;
    ngx_uint_t                   file;
} ngx_posts_survey_finding_t;


typedef struct ngx_posts_survey_dir_s  ngx_posts_survey_dir_t;


/*
 * tick      for the files: each has its own
 * files, bytes  that are left of the budget
 * findings  of ngx_posts_survey_finding_t
 * first, last   directories to be read: a queue; trees are read behind it
 */

typedef struct {
    ngx_pool_t                  *pool;
    ngx_log_t                   *log;
    ngx_posts_files_t           *reader;
    ngx_posts_config_t          *config;
    ngx_posts_liquid_engine_t   *engine;
    ngx_posts_time_t             now;
    ngx_uint_t                   tick;

    ngx_uint_t                   files;
    off_t                        bytes;
    unsigned                     over:1;

    ngx_array_t                  findings;
    ngx_posts_survey_dir_t      *queue;
    ngx_posts_survey_dir_t     **last;
    ngx_posts_survey_dir_t      *trees;
} ngx_posts_survey_t;


/*
 * A file that is looked at.
 *
 * template  a layout or an include: 1; the rest is said of other files
 */

typedef struct {
    ngx_str_t                    path;
    ngx_str_t                    absolute;
    ngx_posts_record_kind_e      kind;
    ngx_uint_t                   collection;
    ngx_uint_t                   template;
    ngx_file_info_t              info;
} ngx_posts_survey_file_t;


void ngx_posts_survey_file(ngx_posts_survey_t *survey,
    ngx_posts_survey_file_t *file);

/* of each finding, in how many files more it is */
void ngx_posts_survey_rest(ngx_posts_survey_t *survey, ngx_str_t *root);


#endif /* _NGX_POSTS_SURVEY_FILE_H_INCLUDED_ */
