
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_pack.h"
#include "site/ngx_posts_config_digest.h"


#define NGX_POSTS_CONFIG_MIX   0x9e3779b97f4a7c15ULL

/* what depends on a key: how each page comes out, which pages there are */

#define NGX_POSTS_CONFIG_PAGE  1
#define NGX_POSTS_CONFIG_WALK  2
#define NGX_POSTS_CONFIG_BOTH  (NGX_POSTS_CONFIG_PAGE|NGX_POSTS_CONFIG_WALK)


typedef struct {
    ngx_str_t   key;
    ngx_uint_t  uses;
} ngx_posts_config_use_t;


static ngx_uint_t ngx_posts_config_uses(ngx_posts_map_t *defaults,
    ngx_posts_value_t *key);
static ngx_int_t ngx_posts_config_digest_value(ngx_log_t *log,
    ngx_posts_value_t *key, ngx_posts_value_t *value, uint64_t *digest);


/* of Jekyll's own keys those that are not here are BOTH, of others nothing */

static ngx_posts_config_use_t  ngx_posts_config_use[] = {

    { ngx_string("include"), NGX_POSTS_CONFIG_WALK },
    { ngx_string("exclude"), NGX_POSTS_CONFIG_WALK },
    { ngx_string("destination"), NGX_POSTS_CONFIG_WALK },
    { ngx_string("limit_posts"), NGX_POSTS_CONFIG_WALK },
    { ngx_string("future"), NGX_POSTS_CONFIG_WALK },
    { ngx_string("unpublished"), NGX_POSTS_CONFIG_WALK },

    { ngx_string("keep_files"), 0 },
    { ngx_string("cache_dir"), 0 },
    { ngx_string("plugins_dir"), 0 },
    { ngx_string("whitelist"), 0 },
    { ngx_string("incremental"), 0 },
    { ngx_string("detach"), 0 },
    { ngx_string("port"), 0 },
    { ngx_string("host"), 0 },
    { ngx_string("show_dir_listing"), 0 },
    { ngx_string("quiet"), 0 },
    { ngx_string("verbose"), 0 },

    { ngx_string("url"), NGX_POSTS_CONFIG_BOTH },
    { ngx_string("time"), NGX_POSTS_CONFIG_BOTH },
    { ngx_string("theme"), NGX_POSTS_CONFIG_BOTH },
    { ngx_string("remote_theme"), NGX_POSTS_CONFIG_BOTH },
    { ngx_string("ignore_theme_config"), NGX_POSTS_CONFIG_BOTH },
    { ngx_string("commonmark"), NGX_POSTS_CONFIG_BOTH },
    { ngx_string("sass"), NGX_POSTS_CONFIG_BOTH },
    { ngx_string("paginate"), NGX_POSTS_CONFIG_BOTH },
    { ngx_string("feed"), NGX_POSTS_CONFIG_BOTH },
    { ngx_string("redirect_from"), NGX_POSTS_CONFIG_BOTH },
    { ngx_string("optional_front_matter"), NGX_POSTS_CONFIG_BOTH },
    { ngx_string("require_front_matter"), NGX_POSTS_CONFIG_BOTH },
    { ngx_string("readme_index"), NGX_POSTS_CONFIG_BOTH },
    { ngx_string("titles_from_headings"), NGX_POSTS_CONFIG_BOTH },
    { ngx_string("relative_links"), NGX_POSTS_CONFIG_BOTH },

    { ngx_null_string, 0 }
};


ngx_int_t
ngx_posts_config_digest(ngx_pool_t *pool, ngx_posts_config_t *config,
    ngx_posts_map_t *defaults, ngx_posts_deps_t *deps, ngx_uint_t from,
    ngx_posts_error_t *error)
{
    uint64_t                digest;
    ngx_int_t               rc;
    ngx_uint_t              i, uses;
    ngx_posts_dep_t        *dep;
    ngx_posts_value_t      *slot;
    ngx_posts_map_entry_t  *entry;

    config->digests = ngx_posts_map_create(pool, config->data->nelts);
    if (config->digests == NULL) {
        return NGX_ERROR;
    }

    entry = config->data->elts;
    digest = 0;

    for (i = 0; i < config->data->nelts; i++) {

        rc = ngx_posts_config_digest_value(pool->log, &entry[i].key,
                                           &entry[i].value, &digest);
        slot = ngx_posts_map_set_value(config->digests, &entry[i].key);

        if (rc == NGX_DECLINED) {
            return ngx_posts_error_set(error, "a value is nested too deeply");
        }

        if (rc != NGX_OK || slot == NULL) {
            return NGX_ERROR;
        }

        ngx_posts_integer(slot, (int64_t) digest);

        /* in whatever order they stand there */

        uses = ngx_posts_config_uses(defaults, &entry[i].key);

        config->digest += digest;

        if (uses & NGX_POSTS_CONFIG_PAGE) {
            config->page_digest += digest;
        }

        if (uses & NGX_POSTS_CONFIG_WALK) {
            config->walk_digest += digest;
        }
    }

    dep = deps->deps.elts;

    for (i = from; i < deps->deps.nelts; i++) {

        digest = (dep[i].digest ^ ngx_posts_stamp_digest(&dep[i].path))
                 * NGX_POSTS_CONFIG_MIX;

        config->digest += digest;
        config->page_digest += digest;
        config->walk_digest += digest;
    }

    return NGX_OK;
}


uint64_t
ngx_posts_config_digest_of(ngx_posts_config_t *config, ngx_str_t *key)
{
    ngx_posts_value_t  *value;

    value = ngx_posts_map_find(config->digests, key->data, key->len);

    return value ? (uint64_t) value->u.integer : 0;
}


static ngx_uint_t
ngx_posts_config_uses(ngx_posts_map_t *defaults, ngx_posts_value_t *key)
{
    ngx_str_t                name;
    ngx_posts_config_use_t  *use;

    name = ngx_posts_value_str(key);

    for (use = ngx_posts_config_use; use->key.len; use++) {
        if (use->key.len == name.len
            && ngx_memcmp(use->key.data, name.data, name.len) == 0)
        {
            return use->uses;
        }
    }

    return ngx_posts_map_find_value(defaults, key) ? NGX_POSTS_CONFIG_BOTH : 0;
}


/*
 * Of the key and its value, never 0; what is made for it is not kept.
 * NGX_DECLINED: it is nested too deeply.
 */

static ngx_int_t
ngx_posts_config_digest_value(ngx_log_t *log, ngx_posts_value_t *key,
    ngx_posts_value_t *value, uint64_t *digest)
{
    ngx_int_t           rc;
    ngx_str_t           packed;
    ngx_pool_t         *pool;
    ngx_posts_map_t    *map;
    ngx_posts_value_t  *slot;

    pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, log);
    if (pool == NULL) {
        return NGX_ERROR;
    }

    rc = NGX_ERROR;

    map = ngx_posts_map_create(pool, 1);
    slot = map ? ngx_posts_map_set_value(map, key) : NULL;

    if (slot) {
        *slot = *value;
        rc = ngx_posts_pack(pool, map, &packed);
    }

    if (rc == NGX_OK) {
        *digest = ngx_posts_stamp_digest(&packed) * NGX_POSTS_CONFIG_MIX | 1;
    }

    ngx_destroy_pool(pool);

    return rc;
}
