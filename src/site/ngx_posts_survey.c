
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_collection.h"
#include "site/ngx_posts_entry.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_site.h"
#include "site/ngx_posts_survey_file.h"
#include "site/ngx_posts_theme.h"
#include "site/ngx_posts_unsupported.h"


/*
 * A directory to be read.
 *
 * path      inside the site, or absolute in a theme; NUL-terminated
 * base      in a tree: bytes of path that belong to its top
 * tree      a "_posts" or a collection
 * template  it has layouts or includes in it
 */

struct ngx_posts_survey_dir_s {
    ngx_posts_survey_dir_t    *parent;
    ngx_posts_survey_dir_t    *next;
    ngx_str_t                  path;
    size_t                     base;
    ngx_uint_t                 depth;
    uint64_t                   dev;
    uint64_t                   ino;
    ngx_posts_record_kind_e    tree;
    ngx_uint_t                 collection;
    ngx_uint_t                 template;
};


static ngx_int_t ngx_posts_survey_open(ngx_posts_survey_t *survey,
    ngx_str_t *root, ngx_open_file_info_t *of, ngx_posts_options_t *options);
static void ngx_posts_survey_begin(ngx_posts_survey_t *survey);
static void ngx_posts_survey_theme(ngx_posts_survey_t *survey,
    const char *name);
static void ngx_posts_survey_walk(ngx_posts_survey_t *survey);
static void ngx_posts_survey_dir(ngx_posts_survey_t *survey,
    ngx_posts_survey_dir_t *dir);
static void ngx_posts_survey_name(ngx_posts_survey_t *survey,
    ngx_pool_t *pool, ngx_posts_survey_dir_t *dir, ngx_str_t *name);
static void ngx_posts_survey_enter(ngx_posts_survey_t *survey,
    ngx_posts_survey_dir_t *dir, ngx_posts_survey_file_t *file,
    ngx_str_t *name);
static ngx_posts_record_kind_e ngx_posts_survey_tree(
    ngx_posts_survey_t *survey, ngx_str_t *path, ngx_str_t *name,
    ngx_uint_t *i);
static ngx_uint_t ngx_posts_survey_same(ngx_str_t *one, ngx_str_t *two);
static ngx_uint_t ngx_posts_survey_wanted(ngx_posts_survey_t *survey,
    ngx_posts_survey_dir_t *dir, ngx_str_t *path, ngx_str_t *name,
    ngx_uint_t directory);
static ngx_posts_survey_dir_t *ngx_posts_survey_push(
    ngx_posts_survey_t *survey, ngx_posts_survey_dir_t *parent,
    ngx_str_t *path, ngx_file_info_t *fi, ngx_posts_record_kind_e tree);


void
ngx_posts_survey(ngx_str_t *root, ngx_open_file_info_t *of,
    ngx_posts_options_t *options, ngx_posts_survey_budget_t *budget,
    ngx_log_t *log)
{
    ngx_file_info_t     fi;
    ngx_posts_survey_t  survey;

    if (ngx_file_info(root->data, &fi) == NGX_FILE_ERROR || !ngx_is_dir(&fi)) {
        return;
    }

    ngx_memzero(&survey, sizeof(ngx_posts_survey_t));

    survey.log = log;
    survey.tick = 1;
    survey.files = budget->files;
    survey.bytes = budget->bytes;
    survey.last = &survey.queue;

    survey.pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, log);
    if (survey.pool == NULL) {
        return;
    }

    if (ngx_posts_survey_open(&survey, root, of, options) == NGX_OK) {

        ngx_posts_unsupported_log(survey.reader, survey.config, root,
                                  options->told, log);

        ngx_posts_survey_begin(&survey);
        ngx_posts_survey_walk(&survey);
        ngx_posts_survey_rest(&survey, root);

        if (survey.over) {
            ngx_log_error(budget->level, log, 0,
                          "%V: after %ui files the site was not looked "
                          "through any further for what is not supported",
                          root, budget->files - survey.files);
        }
    }

    ngx_destroy_pool(survey.pool);
}


static ngx_int_t
ngx_posts_survey_open(ngx_posts_survey_t *survey, ngx_str_t *root,
    ngx_open_file_info_t *of, ngx_posts_options_t *options)
{
    ngx_posts_deps_t   *deps;
    ngx_posts_error_t   error;

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    survey->reader = ngx_posts_files_create(survey->pool, root, of,
                                            &survey->tick);
    deps = ngx_posts_deps_create(survey->pool);

    if (survey->reader == NULL || deps == NULL
        || ngx_array_init(&survey->findings, survey->pool, 4,
                          sizeof(ngx_posts_survey_finding_t))
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    survey->config = ngx_posts_config_read(survey->pool, survey->reader,
                                           options, deps, &error);

    if (survey->config == NULL) {

        if (ngx_posts_error_is_set(&error)) {
            ngx_log_error(NGX_LOG_WARN, survey->log, 0, "%V/%V:%ui: %V",
                          root, &error.file, error.line, &error.reason);
        }

        return NGX_ERROR;
    }

    survey->now.sec = ngx_time();
    ngx_posts_zone_local(survey->config->zone, &survey->now);

    survey->engine = ngx_posts_site_engine(survey->pool, survey->config);

    return survey->engine ? NGX_OK : NGX_ERROR;
}


static void
ngx_posts_survey_begin(ngx_posts_survey_t *survey)
{
    ngx_str_t                root;
    ngx_uint_t               i;
    ngx_posts_survey_dir_t  *dir;

    ngx_str_t  *templates[] = {
        &survey->config->layouts_dir,
        &survey->config->includes_dir
    };

    for (i = 0; i < 2; i++) {

        dir = ngx_posts_survey_push(survey, NULL, templates[i], NULL,
                                    NGX_POSTS_RECORD_PAGE);
        if (dir) {
            dir->template = 1;
        }
    }

    ngx_posts_survey_theme(survey, "_layouts");
    ngx_posts_survey_theme(survey, "_includes");

    ngx_str_set(&root, "");

    (void) ngx_posts_survey_push(survey, NULL, &root, NULL,
                                 NGX_POSTS_RECORD_PAGE);
}


static void
ngx_posts_survey_theme(ngx_posts_survey_t *survey, const char *name)
{
    ngx_str_t                path;
    ngx_posts_survey_dir_t  *dir;

    if (ngx_posts_theme_path(survey->pool, &survey->config->theme, name,
                             &path)
        != NGX_OK
        || path.len == 0)
    {
        return;
    }

    dir = ngx_posts_survey_push(survey, NULL, &path, NULL,
                                NGX_POSTS_RECORD_PAGE);
    if (dir) {
        dir->template = 1;
    }
}


/* there may be thousands of documents: they come last */

static void
ngx_posts_survey_walk(ngx_posts_survey_t *survey)
{
    ngx_posts_survey_dir_t  *dir;

    while (!survey->over) {

        dir = survey->queue;

        if (dir) {
            survey->queue = dir->next;

            if (survey->queue == NULL) {
                survey->last = &survey->queue;
            }

        } else {
            dir = survey->trees;

            if (dir == NULL) {
                break;
            }

            survey->trees = dir->next;
        }

        ngx_posts_survey_dir(survey, dir);
    }
}


static void
ngx_posts_survey_dir(ngx_posts_survey_t *survey, ngx_posts_survey_dir_t *dir)
{
    ngx_dir_t    d;
    ngx_str_t    absolute, name;
    ngx_pool_t  *pool;

    if (ngx_posts_files_path(survey->reader, survey->pool, &dir->path,
                             &absolute)
        != NGX_OK
        || ngx_open_dir(&absolute, &d) == NGX_ERROR)
    {
        return;
    }

    pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, survey->log);

    while (pool && !survey->over && ngx_read_dir(&d) == NGX_OK) {

        name.data = ngx_de_name(&d);
        name.len = ngx_de_namelen(&d);

        if (name.data[0] == '.'
            && (name.len == 1 || (name.len == 2 && name.data[1] == '.')))
        {
            continue;
        }

        if (survey->files == 0) {
            survey->over = 1;
            break;
        }

        survey->files--;

        ngx_posts_survey_name(survey, pool, dir, &name);
    }

    if (pool) {
        ngx_destroy_pool(pool);
    }

    if (ngx_close_dir(&d) == NGX_ERROR) {
        ngx_log_error(NGX_LOG_ALERT, survey->log, ngx_errno,
                      ngx_close_dir_n " failed");
    }
}


static void
ngx_posts_survey_name(ngx_posts_survey_t *survey, ngx_pool_t *pool,
    ngx_posts_survey_dir_t *dir, ngx_str_t *name)
{
    ngx_str_t                *path;
    ngx_posts_survey_file_t   file;

    path = &file.path;

    if (ngx_posts_path_join(pool, &dir->path, name, path) != NGX_OK
        || ngx_posts_files_path(survey->reader, pool, path, &file.absolute)
           != NGX_OK
        || ngx_posts_files_info(survey->reader, &file.absolute, &file.info)
           != NGX_OK)
    {
        return;
    }

    name->data = path->data + path->len - name->len;

    if (ngx_is_dir(&file.info)) {
        ngx_posts_survey_enter(survey, dir, &file, name);
        return;
    }

    file.kind = dir->tree;
    file.collection = dir->collection;
    file.template = dir->template;

    if (!file.template
        && (!ngx_posts_survey_wanted(survey, dir, path, name, 0)
            || (file.kind != NGX_POSTS_RECORD_DOCUMENT
                && ngx_posts_record_kind(path, &file.kind) != NGX_OK)))
    {
        return;
    }

    if (file.kind == NGX_POSTS_RECORD_DRAFT && !survey->config->show_drafts) {
        file.kind = NGX_POSTS_RECORD_PAGE;
    }

    ngx_posts_survey_file(survey, &file);
}


/* as a walk over the site for its catalog does, see ngx_posts_scan.c */

static void
ngx_posts_survey_enter(ngx_posts_survey_t *survey,
    ngx_posts_survey_dir_t *dir, ngx_posts_survey_file_t *file,
    ngx_str_t *name)
{
    ngx_uint_t               collection;
    ngx_posts_survey_dir_t  *below;
    ngx_posts_record_kind_e  tree;

    tree = dir->tree;
    collection = dir->collection;

    if (dir->template || tree != NGX_POSTS_RECORD_PAGE) {

        if (name->data[0] == '.') {
            return;
        }

    } else {
        tree = ngx_posts_survey_tree(survey, &file->path, name, &collection);

        if (tree == NGX_POSTS_RECORD_DATA
            || (tree == NGX_POSTS_RECORD_PAGE
                && (!ngx_posts_survey_wanted(survey, dir, &file->path, name,
                                             1)
                    || ngx_posts_survey_same(&file->path,
                                             &survey->config->destination))))
        {
            return;
        }
    }

    below = ngx_posts_survey_push(survey, dir, &file->path, &file->info,
                                  tree);
    if (below) {
        below->collection = collection;
    }
}


static ngx_posts_record_kind_e
ngx_posts_survey_tree(ngx_posts_survey_t *survey, ngx_str_t *path,
    ngx_str_t *name, ngx_uint_t *i)
{
    ngx_posts_collection_t  *collection;

    static ngx_str_t  posts = ngx_string("_posts");
    static ngx_str_t  drafts = ngx_string("_drafts");

    if (ngx_posts_survey_same(name, &posts)) {
        return NGX_POSTS_RECORD_POST;
    }

    if (ngx_posts_survey_same(name, &drafts) && survey->config->show_drafts) {
        return NGX_POSTS_RECORD_DRAFT;
    }

    if (ngx_posts_survey_same(path, &survey->config->data_dir)) {
        return NGX_POSTS_RECORD_DATA;
    }

    collection = survey->config->collections.elts;

    for (*i = 0; *i < survey->config->collections.nelts; (*i)++) {

        if (!collection[*i].special
            && ngx_posts_survey_same(path, &collection[*i].directory))
        {
            return NGX_POSTS_RECORD_DOCUMENT;
        }
    }

    *i = 0;

    return NGX_POSTS_RECORD_PAGE;
}


static ngx_uint_t
ngx_posts_survey_same(ngx_str_t *one, ngx_str_t *two)
{
    return one->len == two->len
           && ngx_memcmp(one->data, two->data, one->len) == 0;
}


static ngx_uint_t
ngx_posts_survey_wanted(ngx_posts_survey_t *survey,
    ngx_posts_survey_dir_t *dir, ngx_str_t *path, ngx_str_t *name,
    ngx_uint_t directory)
{
    ngx_str_t  base, entry;

    base = dir->path;
    entry = *name;

    if (dir->tree != NGX_POSTS_RECORD_PAGE) {

        base.len = dir->base;

        if (dir->tree == NGX_POSTS_RECORD_DOCUMENT) {
            base = ngx_posts_collection(survey->config,
                                        dir->collection)->relative;
        }

        entry.data = path->data + dir->base + 1;
        entry.len = path->len - dir->base - 1;
    }

    return ngx_posts_entry_wanted(survey->config, &base, &entry, directory);
}


static ngx_posts_survey_dir_t *
ngx_posts_survey_push(ngx_posts_survey_t *survey,
    ngx_posts_survey_dir_t *parent, ngx_str_t *path, ngx_file_info_t *fi,
    ngx_posts_record_kind_e tree)
{
    ngx_posts_survey_dir_t  *dir, *above;

    dir = ngx_pcalloc(survey->pool, sizeof(ngx_posts_survey_dir_t));
    if (dir == NULL) {
        return NULL;
    }

    dir->path.len = path->len;
    dir->path.data = ngx_pnalloc(survey->pool, path->len + 1);

    if (dir->path.data == NULL) {
        return NULL;
    }

    *ngx_cpymem(dir->path.data, path->data, path->len) = '\0';

    dir->parent = parent;
    dir->tree = tree;
    dir->base = path->len;

    if (parent) {
        dir->depth = parent->depth + 1;
        dir->template = parent->template;
        dir->base = (parent->tree == tree) ? parent->base : path->len;
        dir->dev = fi->st_dev;
        dir->ino = fi->st_ino;
    }

    /* a link may lead back */

    for (above = parent; above; above = above->parent) {
        if (above->ino == dir->ino && above->dev == dir->dev) {
            return NULL;
        }
    }

    if (dir->depth > NGX_POSTS_MAX_DEPTH) {
        return NULL;
    }

    if (tree == NGX_POSTS_RECORD_PAGE) {
        *survey->last = dir;
        survey->last = &dir->next;

    } else {
        dir->next = survey->trees;
        survey->trees = dir;
    }

    return dir;
}
