
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "liquid/ngx_posts_liquid_unknown.h"
#include "site/ngx_posts_config_plugins.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_scan_entry.h"
#include "site/ngx_posts_survey_file.h"
#include "text/ngx_posts_front_matter.h"


/* bytes that are read of a file before it is clear what it is */
#define NGX_POSTS_SURVEY_HEAD  8192


/* what plugins of Jekyll convert */

static ngx_str_t  ngx_posts_survey_converted[] = {
    ngx_string(".textile"),
    ngx_string(".adoc"),
    ngx_string(".asciidoc"),
    ngx_string(".asc"),
    ngx_string(".org"),
    ngx_string(".rst"),
    ngx_string(".coffee"),
    ngx_string(".less"),
    ngx_string(".styl"),
    ngx_string(".haml"),
    ngx_string(".slim"),
    ngx_string(".pug"),
    ngx_null_string
};


static ngx_uint_t ngx_posts_survey_is_read(ngx_posts_survey_t *survey,
    ngx_posts_survey_file_t *file, ngx_str_t *head);
static void ngx_posts_survey_read(ngx_posts_survey_t *survey,
    ngx_posts_survey_file_t *file);
static void ngx_posts_survey_converter(ngx_posts_survey_t *survey,
    ngx_posts_survey_file_t *file);
static void ngx_posts_survey_tags(ngx_posts_survey_t *survey,
    ngx_posts_survey_file_t *file, ngx_str_t *source);
static ngx_uint_t ngx_posts_survey_is_liquid(ngx_posts_survey_t *survey,
    ngx_posts_survey_file_t *file);
static void ngx_posts_survey_found(ngx_posts_survey_t *survey,
    ngx_posts_survey_file_t *file, const char *format, ngx_str_t *name,
    ngx_uint_t line);
static ngx_posts_survey_finding_t *ngx_posts_survey_finding(
    ngx_posts_survey_t *survey, const char *format, ngx_str_t *name);


void
ngx_posts_survey_file(ngx_posts_survey_t *survey,
    ngx_posts_survey_file_t *file)
{
    off_t      size;
    ngx_str_t  head;
    u_char     buf[NGX_POSTS_SURVEY_HEAD];

    size = ngx_file_size(&file->info);

    if (!ngx_is_file(&file->info) || size > NGX_POSTS_MAX_SOURCE) {
        return;
    }

    head.data = buf;
    head.len = NGX_POSTS_SURVEY_HEAD;

    ngx_posts_scan_head(&file->absolute, &head);

    if (!ngx_posts_survey_is_read(survey, file, &head)) {
        return;
    }

    if (size > survey->bytes) {
        survey->over = 1;
        return;
    }

    survey->bytes -= size;
    survey->tick++;

    if (!file->template) {
        ngx_posts_survey_converter(survey, file);
    }

    /* most are read with that */

    if (head.len < NGX_POSTS_SURVEY_HEAD) {
        ngx_posts_survey_tags(survey, file, &head);

    } else {
        ngx_posts_survey_read(survey, file);
    }
}


static void
ngx_posts_survey_read(ngx_posts_survey_t *survey,
    ngx_posts_survey_file_t *file)
{
    ngx_str_t          source;
    ngx_pool_t        *pool;
    ngx_posts_dep_t    dep;
    ngx_posts_error_t  error;

    pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, survey->log);
    if (pool == NULL) {
        return;
    }

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    if (ngx_posts_files_read(survey->reader, pool, &file->absolute,
                             NGX_POSTS_MAX_SOURCE, &source, &dep, &error)
        == NGX_OK)
    {
        ngx_posts_survey_tags(survey, file, &source);
    }

    ngx_destroy_pool(pool);
}


/* whether it is a template: most files of a site are merely copied */

static ngx_uint_t
ngx_posts_survey_is_read(ngx_posts_survey_t *survey,
    ngx_posts_survey_file_t *file, ngx_str_t *head)
{
    ngx_str_t  ext;

    if (file->template || file->kind == NGX_POSTS_RECORD_POST
        || file->kind == NGX_POSTS_RECORD_DRAFT
        || ngx_posts_front_matter_begins(head))
    {
        return 1;
    }

    if (!(survey->config->plugins
          & (NGX_POSTS_PLUGIN_OPTIONAL|NGX_POSTS_PLUGIN_README)))
    {
        return 0;
    }

    ext = ngx_posts_path_ext(&file->path);

    return ngx_posts_config_is_markdown(survey->config, &ext);
}


static void
ngx_posts_survey_converter(ngx_posts_survey_t *survey,
    ngx_posts_survey_file_t *file)
{
    ngx_str_t  ext, *name;

    ext = ngx_posts_path_ext(&file->path);

    if (ngx_posts_config_is_markdown(survey->config, &ext)) {
        return;
    }

    for (name = ngx_posts_survey_converted; name->len; name++) {

        if (name->len == ext.len
            && ngx_strncasecmp(name->data, ext.data, ext.len) == 0)
        {
            ngx_posts_survey_found(survey, file,
                                   "there is no converter for \"%V\" files",
                                   name, 1);
            return;
        }
    }
}


static void
ngx_posts_survey_tags(ngx_posts_survey_t *survey,
    ngx_posts_survey_file_t *file, ngx_str_t *source)
{
    ngx_str_t                    name;
    ngx_uint_t                   line;
    ngx_posts_front_matter_t     fm;
    ngx_posts_liquid_unknown_t   unknown;

    (void) ngx_posts_front_matter_split(source,
                                        file->kind == NGX_POSTS_RECORD_POST
                                        || file->kind
                                           == NGX_POSTS_RECORD_DRAFT,
                                        &fm);

    ngx_posts_liquid_unknown_init(&unknown, survey->engine, fm.line,
                                  &fm.body);

    if (!ngx_posts_liquid_unknown_next(&unknown, &name, &line)
        || (!file->template && !ngx_posts_survey_is_liquid(survey, file)))
    {
        return;
    }

    do {
        ngx_posts_survey_found(survey, file, "tag \"%V\" is not supported",
                               &name, line);

    } while (ngx_posts_liquid_unknown_next(&unknown, &name, &line));
}


/* only now that it matters: what the front matter and the defaults say */

static ngx_uint_t
ngx_posts_survey_is_liquid(ngx_posts_survey_t *survey,
    ngx_posts_survey_file_t *file)
{
    ngx_int_t            rc;
    ngx_uint_t           is;
    ngx_posts_entry_t   *entry;
    ngx_posts_value_t    value;
    ngx_posts_stamp_t    stamp;

    ngx_posts_stamp_set(&stamp, &file->info);

    rc = ngx_posts_scan_entry(survey->reader, survey->config, &survey->now,
                              survey->log, &file->path, &file->absolute,
                              file->kind, file->collection,
                              NGX_POSTS_RECORD_OWN, &stamp, &entry);
    is = 1;

    if (rc == NGX_OK && !entry->record.error
        && entry->record.kind != NGX_POSTS_RECORD_STATIC)
    {
        is = entry->record.published || survey->config->unpublished;

        if (ngx_posts_record_get(entry->pool, &entry->record,
                                 "render_with_liquid", &value)
            == NGX_OK
            && value.type == NGX_POSTS_BOOLEAN && !value.u.integer)
        {
            is = 0;
        }
    }

    if (entry) {
        ngx_destroy_pool(entry->pool);
    }

    return is;
}


static void
ngx_posts_survey_found(ngx_posts_survey_t *survey,
    ngx_posts_survey_file_t *file, const char *format, ngx_str_t *name,
    ngx_uint_t line)
{
    ngx_str_t                    text;
    ngx_posts_survey_finding_t  *finding;
    u_char                       buf[NGX_MAX_ERROR_STR];

    finding = ngx_posts_survey_finding(survey, format, name);

    if (finding == NULL || finding->file == survey->tick) {
        return;
    }

    finding->file = survey->tick;

    if (++finding->nfiles > NGX_POSTS_SURVEY_PLACES) {
        return;
    }

    text.data = buf;
    text.len = ngx_snprintf(buf, NGX_MAX_ERROR_STR, format, name) - buf;

    ngx_log_error(NGX_LOG_WARN, survey->log, 0, "%V:%ui: %V", &file->absolute,
                  line, &text);
}


static ngx_posts_survey_finding_t *
ngx_posts_survey_finding(ngx_posts_survey_t *survey, const char *format,
    ngx_str_t *name)
{
    ngx_uint_t                   i;
    ngx_posts_survey_finding_t  *finding;

    finding = survey->findings.elts;

    for (i = 0; i < survey->findings.nelts; i++) {

        if (finding[i].format == format && finding[i].name.len == name->len
            && ngx_memcmp(finding[i].name.data, name->data, name->len) == 0)
        {
            return &finding[i];
        }
    }

    if (survey->findings.nelts == NGX_POSTS_SURVEY_FINDINGS) {
        survey->over = 1;
        return NULL;
    }

    finding = ngx_array_push(&survey->findings);
    if (finding == NULL) {
        return NULL;
    }

    ngx_memzero(finding, sizeof(ngx_posts_survey_finding_t));

    finding->format = format;
    finding->name.len = name->len;
    finding->name.data = ngx_pstrdup(survey->pool, name);

    if (finding->name.data == NULL) {
        survey->findings.nelts--;
        return NULL;
    }

    return finding;
}


void
ngx_posts_survey_rest(ngx_posts_survey_t *survey, ngx_str_t *root)
{
    ngx_str_t                    text;
    ngx_uint_t                   i;
    ngx_posts_survey_finding_t  *finding;
    u_char                       buf[NGX_MAX_ERROR_STR];

    finding = survey->findings.elts;

    for (i = 0; i < survey->findings.nelts; i++) {

        if (finding[i].nfiles <= NGX_POSTS_SURVEY_PLACES) {
            continue;
        }

        text.data = buf;
        text.len = ngx_snprintf(buf, NGX_MAX_ERROR_STR, finding[i].format,
                                &finding[i].name)
                   - buf;

        ngx_log_error(NGX_LOG_WARN, survey->log, 0,
                      "%V: %V, in %ui more files", root, &text,
                      finding[i].nfiles - NGX_POSTS_SURVEY_PLACES);
    }
}
