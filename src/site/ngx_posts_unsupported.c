
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_names.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_plugins.h"
#include "site/ngx_posts_unsupported.h"


/*
 * texts  what the files of the configuration have in them, as in its list
 * names  of ngx_str_t: what is in the directory of plugins
 */

typedef struct {
    ngx_pool_t           *pool;
    ngx_log_t            *log;
    ngx_str_t            *root;
    ngx_posts_files_t    *files;
    ngx_posts_config_t   *config;
    ngx_str_t            *texts;
    ngx_array_t           names;
} ngx_posts_unsupported_t;


static ngx_str_t  ngx_posts_unsupported_dir = ngx_string("_plugins/");


static void ngx_posts_unsupported_read(ngx_posts_unsupported_t *u);
static uint64_t ngx_posts_unsupported_digest(ngx_posts_unsupported_t *u);
static void ngx_posts_unsupported_keys(ngx_posts_unsupported_t *u);
static void ngx_posts_unsupported_plugins(ngx_posts_unsupported_t *u,
    ngx_posts_value_t *list);
static void ngx_posts_unsupported_theme(ngx_posts_unsupported_t *u);
static void ngx_posts_unsupported_files(ngx_posts_unsupported_t *u);
static ngx_str_t *ngx_posts_unsupported_place(ngx_posts_unsupported_t *u,
    ngx_str_t *word, ngx_uint_t *line);
static ngx_uint_t ngx_posts_unsupported_line(ngx_str_t *text,
    ngx_str_t *name);
static ngx_uint_t ngx_posts_unsupported_word(u_char c);


void
ngx_posts_unsupported_log(ngx_posts_files_t *files,
    ngx_posts_config_t *config, ngx_str_t *root, uint64_t *told,
    ngx_log_t *log)
{
    uint64_t                 digest;
    ngx_posts_unsupported_t  u;

    ngx_memzero(&u, sizeof(ngx_posts_unsupported_t));

    u.pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, log);
    if (u.pool == NULL) {
        return;
    }

    u.log = log;
    u.root = root;
    u.files = files;
    u.config = config;

    u.texts = ngx_pcalloc(u.pool, config->files.nelts * sizeof(ngx_str_t) + 1);

    if (u.texts == NULL) {
        ngx_destroy_pool(u.pool);
        return;
    }

    ngx_posts_unsupported_read(&u);

    digest = ngx_posts_unsupported_digest(&u);

    if (told && *told == digest) {
        ngx_destroy_pool(u.pool);
        return;
    }

    ngx_posts_unsupported_keys(&u);
    ngx_posts_unsupported_plugins(&u, ngx_posts_map_get(config->data,
                                                        "plugins"));
    ngx_posts_unsupported_plugins(&u, ngx_posts_map_get(config->data,
                                                        "gems"));
    ngx_posts_unsupported_theme(&u);
    ngx_posts_unsupported_files(&u);

    if (told) {
        *told = digest;
    }

    ngx_destroy_pool(u.pool);
}


static void
ngx_posts_unsupported_read(ngx_posts_unsupported_t *u)
{
    ngx_str_t          path, *name;
    ngx_uint_t         i;
    ngx_posts_dep_t    dep;
    ngx_posts_error_t  error;

    name = u->config->files.elts;

    for (i = 0; i < u->config->files.nelts; i++) {

        ngx_memzero(&error, sizeof(ngx_posts_error_t));

        if (ngx_posts_files_path(u->files, u->pool, &name[i], &path)
            != NGX_OK
            || ngx_posts_files_read(u->files, u->pool, &path,
                                    NGX_POSTS_MAX_CONFIG, &u->texts[i], &dep,
                                    &error)
               != NGX_OK)
        {
            ngx_str_set(&u->texts[i], "");
        }
    }

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    if (ngx_posts_files_path(u->files, u->pool, &ngx_posts_unsupported_dir,
                             &path)
        != NGX_OK
        || ngx_posts_names_read(u->files, u->pool, &path, &u->names, &dep,
                                &error)
           != NGX_OK)
    {
        u->names.nelts = 0;
    }
}


/* of all that the messages are made from */

static uint64_t
ngx_posts_unsupported_digest(ngx_posts_unsupported_t *u)
{
    uint64_t     digest;
    ngx_str_t   *name;
    ngx_uint_t   i;

    digest = ngx_posts_stamp_digest(u->root);

    for (i = 0; i < u->config->files.nelts; i++) {
        digest = digest * 31 + ngx_posts_stamp_digest(&u->texts[i]);
    }

    name = u->names.elts;

    for (i = 0; i < u->names.nelts; i++) {
        digest = digest * 31 + ngx_posts_stamp_digest(&name[i]);
    }

    return digest | 1;
}


static void
ngx_posts_unsupported_keys(ngx_posts_unsupported_t *u)
{
    ngx_str_t                   *file;
    ngx_uint_t                   i, line;
    ngx_posts_config_warning_t  *warning;

    warning = u->config->warnings.elts;

    for (i = 0; i < u->config->warnings.nelts; i++) {

        file = ngx_posts_unsupported_place(u, &warning[i].key, &line);

        ngx_log_error(NGX_LOG_WARN, u->log, 0, "%V/%V:%ui: %V", u->root, file,
                      line, &warning[i].text);
    }
}


static void
ngx_posts_unsupported_plugins(ngx_posts_unsupported_t *u,
    ngx_posts_value_t *list)
{
    ngx_str_t           name, *file;
    ngx_uint_t          i, line;
    ngx_posts_value_t  *elt;

    if (list == NULL || list->type != NGX_POSTS_ARRAY) {
        return;
    }

    for (i = 0; i < list->u.array->nelts; i++) {

        elt = &list->u.array->elts[i];

        if (elt->type != NGX_POSTS_STRING) {
            continue;
        }

        name = ngx_posts_value_str(elt);

        if (ngx_posts_plugins_known(&name)) {
            continue;
        }

        file = ngx_posts_unsupported_place(u, &name, &line);

        ngx_log_error(NGX_LOG_WARN, u->log, 0,
                      "%V/%V:%ui: plugin \"%V\" is not supported", u->root,
                      file, line, &name);
    }
}


static void
ngx_posts_unsupported_theme(ngx_posts_unsupported_t *u)
{
    ngx_str_t           name, *file;
    ngx_uint_t          i, line;
    ngx_posts_value_t  *value;

    static ngx_str_t    keys[] = {
        ngx_string("theme"),
        ngx_string("remote_theme")
    };

    if (u->config->theme.len) {
        return;
    }

    for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {

        value = ngx_posts_map_find(u->config->data, keys[i].data,
                                   keys[i].len);

        if (value == NULL || value->type != NGX_POSTS_STRING) {
            continue;
        }

        name = ngx_posts_value_str(value);
        file = ngx_posts_unsupported_place(u, &keys[i], &line);

        ngx_log_error(NGX_LOG_WARN, u->log, 0,
                      "%V/%V:%ui: theme \"%V\" is looked for in the site "
                      "only: \"posts_theme\" says where it is", u->root,
                      file, line, &name);
    }
}


static void
ngx_posts_unsupported_files(ngx_posts_unsupported_t *u)
{
    ngx_str_t   ext, *name;
    ngx_uint_t  i;

    name = u->names.elts;

    for (i = 0; i < u->names.nelts; i++) {

        ext = ngx_posts_path_ext(&name[i]);

        if (ext.len == 3 && ngx_memcmp(ext.data, ".rb", 3) == 0) {
            ngx_log_error(NGX_LOG_WARN, u->log, 0,
                          "%V/%V%V:1: plugins in Ruby are not run", u->root,
                          &ngx_posts_unsupported_dir, &name[i]);
        }
    }
}


/* the file in which a word stands for the first time, else the first one */

static ngx_str_t *
ngx_posts_unsupported_place(ngx_posts_unsupported_t *u, ngx_str_t *word,
    ngx_uint_t *line)
{
    ngx_str_t   *file;
    ngx_uint_t   i;

    static ngx_str_t  none = ngx_string("_config.yml");

    file = u->config->files.elts;

    for (i = 0; i < u->config->files.nelts; i++) {

        *line = ngx_posts_unsupported_line(&u->texts[i], word);

        if (*line) {
            return &file[i];
        }
    }

    *line = 1;

    return u->config->files.nelts ? file : &none;
}


/* the line on which a word stands for the first time; 0 when it does not */

static ngx_uint_t
ngx_posts_unsupported_line(ngx_str_t *text, ngx_str_t *name)
{
    u_char      *p, *last;
    ngx_uint_t   line;

    last = text->data + text->len;
    line = 1;

    for (p = text->data; (size_t) (last - p) >= name->len; p++) {

        if (*p == '#') {

            p = ngx_strlchr(p, last, LF);
            if (p == NULL) {
                break;
            }
        }

        if (*p == LF) {
            line++;
            continue;
        }

        if (ngx_strncmp(p, name->data, name->len) == 0
            && (p == text->data || !ngx_posts_unsupported_word(p[-1]))
            && (p + name->len == last
                || !ngx_posts_unsupported_word(p[name->len])))
        {
            return line;
        }
    }

    return 0;
}


static ngx_uint_t
ngx_posts_unsupported_word(u_char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
           || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '/';
}
