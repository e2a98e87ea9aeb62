
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_build_rows.h"
#include "site/ngx_posts_config_plugins.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_variant.h"


/* what these plugins take out of the lists of pages and static files */

#define NGX_POSTS_BUILD_SIFTED                                                \
    (NGX_POSTS_PLUGIN_README|NGX_POSTS_PLUGIN_OPTIONAL_ONLY)


/*
 * indexes  directories, in lower case, that have an index
 * kept     paths of the READMEs that become one
 */

struct ngx_posts_build_variants_s {
    ngx_posts_map_t   *indexes;
    ngx_posts_map_t   *kept;
};


static const ngx_uint_t  ngx_posts_build_sifted[] = {
    NGX_POSTS_LIST_PAGES,
    NGX_POSTS_LIST_STATICS
};


static ngx_int_t ngx_posts_build_indexes(ngx_posts_build_t *build,
    ngx_posts_build_list_t *list);
static ngx_int_t ngx_posts_build_readmes(ngx_posts_build_t *build);
static ngx_int_t ngx_posts_build_mark(ngx_posts_build_t *build,
    ngx_str_t *url, ngx_uint_t *known);
static void ngx_posts_build_sift(ngx_posts_build_t *build,
    ngx_posts_build_list_t *list);
static ngx_uint_t ngx_posts_build_stays(ngx_posts_build_t *build,
    ngx_posts_record_t *record);


ngx_uint_t
ngx_posts_build_is_sifted(ngx_posts_build_t *build, ngx_uint_t list)
{
    return (list == NGX_POSTS_LIST_PAGES || list == NGX_POSTS_LIST_STATICS)
           && (build->config->plugins & NGX_POSTS_BUILD_SIFTED);
}


/* two lists are looked through for indexes, then the READMEs are dealt with */

ngx_int_t
ngx_posts_build_sift_variants(ngx_posts_build_t *build)
{
    ngx_uint_t                   i;
    ngx_posts_build_list_t      *list;
    ngx_posts_build_variants_t  *v;

    if (!(build->config->plugins & NGX_POSTS_BUILD_SIFTED)) {
        return NGX_OK;
    }

    if (build->variants == NULL) {

        v = ngx_palloc(build->pool, sizeof(ngx_posts_build_variants_t));
        if (v == NULL) {
            return NGX_ERROR;
        }

        v->indexes = ngx_posts_map_create(build->pool, 0);
        v->kept = ngx_posts_map_create(build->pool, 0);

        if (v->indexes == NULL || v->kept == NULL) {
            return NGX_ERROR;
        }

        build->variants = v;
    }

    if (build->list < 2) {

        list = &build->lists[ngx_posts_build_sifted[build->list]];

        if (ngx_posts_build_indexes(build, list) != NGX_OK) {
            return NGX_ERROR;
        }

        if (build->at == list->nids) {
            build->at = 0;
            build->list++;
        }

        return NGX_AGAIN;
    }

    if (ngx_posts_build_readmes(build) != NGX_OK) {
        return NGX_ERROR;
    }

    for (i = 0; i < 2; i++) {
        ngx_posts_build_sift(build, &build->lists[ngx_posts_build_sifted[i]]);
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_build_indexes(ngx_posts_build_t *build,
    ngx_posts_build_list_t *list)
{
    ngx_str_t          *url, base;
    ngx_uint_t          i, last, known;
    ngx_posts_entry_t   entry;

    static ngx_str_t  names[] = {
        ngx_string(""),
        ngx_string("index.html"),
        ngx_string("index.htm"),
        ngx_string("index.xhtml"),
        ngx_string("index.xml")
    };

    last = ngx_min(build->at + NGX_POSTS_BUILD_STEP, list->nids);

    for (i = build->at; i < last; i++) {

        ngx_posts_build_entry(build, list->ids[i], &entry);

        url = &entry.record.url;
        base = ngx_posts_path_base(url);

        if (entry.record.variant != NGX_POSTS_RECORD_README
            && ngx_posts_variant_is(&base, names,
                                    sizeof(names) / sizeof(names[0]))
            && ngx_posts_build_mark(build, url, &known) != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    build->at = last;

    return NGX_OK;
}


/* of several READMEs of a directory the first one becomes its index */

static ngx_int_t
ngx_posts_build_readmes(ngx_posts_build_t *build)
{
    uint32_t                 id;
    ngx_str_t               *path;
    ngx_uint_t               i, known;
    ngx_posts_entry_t        entry, own;
    ngx_posts_build_list_t  *list;

    list = &build->lists[NGX_POSTS_LIST_PAGES];

    for (i = 0; i < list->nids; i++) {

        if (ngx_posts_row_variant(ngx_posts_build_row(build, list->ids[i]))
            != NGX_POSTS_RECORD_README)
        {
            continue;
        }

        ngx_posts_build_entry(build, list->ids[i], &entry);

        path = &entry.record.path;
        id = ngx_posts_build_find(build, path);

        if (id == NGX_POSTS_NO_ID) {
            continue;
        }

        ngx_posts_build_entry(build, id, &own);

        if (ngx_posts_build_mark(build, &own.record.url, &known) != NGX_OK
            || (!known
                && ngx_posts_map_set(build->variants->kept, path->data,
                                     path->len)
                   == NULL))
        {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}


/* the directory of a URL has an index now; known: it had one before */

static ngx_int_t
ngx_posts_build_mark(ngx_posts_build_t *build, ngx_str_t *url,
    ngx_uint_t *known)
{
    u_char             *p;
    ngx_str_t           dir;
    ngx_posts_value_t  *slot;

    dir = ngx_posts_path_dir(url);

    p = ngx_pnalloc(build->pool, dir.len + 1);
    if (p == NULL) {
        return NGX_ERROR;
    }

    ngx_strlow(p, dir.data, dir.len);

    slot = ngx_posts_map_set(build->variants->indexes, p, dir.len);
    if (slot == NULL) {
        return NGX_ERROR;
    }

    *known = (slot->type != NGX_POSTS_NIL);

    ngx_posts_boolean(slot, 1);

    return NGX_OK;
}


static void
ngx_posts_build_sift(ngx_posts_build_t *build, ngx_posts_build_list_t *list)
{
    ngx_uint_t         i, n;
    ngx_posts_entry_t  entry;

    for (i = 0, n = 0; i < list->nids; i++) {

        ngx_posts_build_entry(build, list->ids[i], &entry);

        if (ngx_posts_build_stays(build, &entry.record)) {
            list->ids[n++] = list->ids[i];
        }
    }

    list->nids = n;
}


static ngx_uint_t
ngx_posts_build_stays(ngx_posts_build_t *build, ngx_posts_record_t *record)
{
    ngx_str_t   key;
    ngx_uint_t  plugins, kept;
    u_char      buf[NGX_POSTS_RECORD_README + NGX_POSTS_MAX_PATH];

    plugins = build->config->plugins;
    kept = (ngx_posts_map_find(build->variants->kept, record->path.data,
                               record->path.len)
            != NULL);

    if (record->variant == NGX_POSTS_RECORD_README) {
        return kept;
    }

    if (record->variant == NGX_POSTS_RECORD_OPTIONAL) {
        return 1;
    }

    /* a page whose README got the permalink of the directory has moved */

    if (kept && (record->kind == NGX_POSTS_RECORD_PAGE
                 || (plugins & NGX_POSTS_PLUGIN_README_ONLY)))
    {
        return 0;
    }

    if (!(plugins & NGX_POSTS_PLUGIN_OPTIONAL_ONLY)) {
        return 1;
    }

    key = ngx_posts_variant_key(buf, &record->path,
                                NGX_POSTS_RECORD_OPTIONAL);

    return ngx_posts_build_find(build, &key) == NGX_POSTS_NO_ID;
}
