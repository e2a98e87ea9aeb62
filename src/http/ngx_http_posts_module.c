
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "http/ngx_http_posts_aside.h"
#include "http/ngx_http_posts_encoding.h"


#define NGX_HTTP_POSTS_ZONE_SIZE  (64 * 1024 * 1024)


static ngx_int_t ngx_http_posts_handler(ngx_http_request_t *r);
static ngx_int_t ngx_http_posts_not_allowed(ngx_http_request_t *r);
static ngx_int_t ngx_http_posts_locate(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);

static void *ngx_http_posts_create_main_conf(ngx_conf_t *cf);
static void *ngx_http_posts_create_loc_conf(ngx_conf_t *cf);
static char *ngx_http_posts_merge_loc_conf(ngx_conf_t *cf, void *parent,
    void *child);
static char *ngx_http_posts_check(ngx_conf_t *cf, ngx_uint_t own);
static char *ngx_http_posts_zone(ngx_conf_t *cf, ngx_command_t *cmd,
    void *conf);
static ngx_shm_zone_t *ngx_http_posts_add_zone(ngx_conf_t *cf,
    ngx_str_t *name, size_t size);
static ngx_int_t ngx_http_posts_init_zone(ngx_shm_zone_t *zone, void *data);
static ngx_int_t ngx_http_posts_init(ngx_conf_t *cf);
static ngx_int_t ngx_http_posts_init_module(ngx_cycle_t *cycle);
static ngx_int_t ngx_http_posts_init_path(ngx_conf_t *cf,
    ngx_http_posts_main_conf_t *mcf);


static ngx_command_t  ngx_http_posts_commands[] = {

    { ngx_string("posts"),
      NGX_HTTP_MAIN_CONF|NGX_HTTP_SRV_CONF|NGX_HTTP_LOC_CONF|NGX_CONF_FLAG,
      ngx_conf_set_flag_slot,
      NGX_HTTP_LOC_CONF_OFFSET,
      offsetof(ngx_http_posts_loc_conf_t, enable),
      NULL },

    { ngx_string("posts_cache_path"),
      NGX_HTTP_MAIN_CONF|NGX_CONF_TAKE1,
      ngx_conf_set_path_slot,
      NGX_HTTP_MAIN_CONF_OFFSET,
      offsetof(ngx_http_posts_main_conf_t, path),
      NULL },

    { ngx_string("posts_watch"),
      NGX_HTTP_MAIN_CONF|NGX_HTTP_SRV_CONF|NGX_HTTP_LOC_CONF|NGX_CONF_FLAG,
      ngx_conf_set_flag_slot,
      NGX_HTTP_LOC_CONF_OFFSET,
      offsetof(ngx_http_posts_loc_conf_t, watch),
      NULL },

    { ngx_string("posts_zone"),
      NGX_HTTP_MAIN_CONF|NGX_HTTP_SRV_CONF|NGX_HTTP_LOC_CONF|NGX_CONF_TAKE1,
      ngx_http_posts_zone,
      NGX_HTTP_LOC_CONF_OFFSET,
      0,
      NULL },

    { ngx_string("posts_config"),
      NGX_HTTP_MAIN_CONF|NGX_HTTP_SRV_CONF|NGX_HTTP_LOC_CONF|NGX_CONF_1MORE,
      ngx_http_posts_config,
      NGX_HTTP_LOC_CONF_OFFSET,
      0,
      NULL },

    { ngx_string("posts_theme"),
      NGX_HTTP_MAIN_CONF|NGX_HTTP_SRV_CONF|NGX_HTTP_LOC_CONF|NGX_CONF_TAKE1,
      ngx_http_posts_theme,
      NGX_HTTP_LOC_CONF_OFFSET,
      0,
      NULL },

    { ngx_string("posts_valid"),
      NGX_HTTP_MAIN_CONF|NGX_HTTP_SRV_CONF|NGX_HTTP_LOC_CONF|NGX_CONF_TAKE1,
      ngx_conf_set_sec_slot,
      NGX_HTTP_LOC_CONF_OFFSET,
      offsetof(ngx_http_posts_loc_conf_t, valid),
      NULL },

    { ngx_string("posts_timeout"),
      NGX_HTTP_MAIN_CONF|NGX_HTTP_SRV_CONF|NGX_HTTP_LOC_CONF|NGX_CONF_TAKE1,
      ngx_conf_set_msec_slot,
      NGX_HTTP_LOC_CONF_OFFSET,
      offsetof(ngx_http_posts_loc_conf_t, timeout),
      NULL },

    { ngx_string("posts_encodings"),
      NGX_HTTP_MAIN_CONF|NGX_HTTP_SRV_CONF|NGX_HTTP_LOC_CONF|NGX_CONF_1MORE,
      ngx_http_posts_encodings,
      NGX_HTTP_LOC_CONF_OFFSET,
      0,
      NULL },

      ngx_null_command
};


static ngx_http_module_t  ngx_http_posts_module_ctx = {
    ngx_http_posts_add_variables,          /* preconfiguration */
    ngx_http_posts_init,                   /* postconfiguration */

    ngx_http_posts_create_main_conf,       /* create main configuration */
    NULL,                                  /* init main configuration */

    NULL,                                  /* create server configuration */
    NULL,                                  /* merge server configuration */

    ngx_http_posts_create_loc_conf,        /* create location configuration */
    ngx_http_posts_merge_loc_conf          /* merge location configuration */
};


ngx_module_t  ngx_http_posts_module = {
    NGX_MODULE_V1,
    &ngx_http_posts_module_ctx,            /* module context */
    ngx_http_posts_commands,               /* module directives */
    NGX_HTTP_MODULE,                       /* module type */
    NULL,                                  /* init master */
    ngx_http_posts_init_module,            /* init module */
    ngx_http_posts_init_process,           /* init process */
    NULL,                                  /* init thread */
    NULL,                                  /* exit thread */
    ngx_http_posts_exit_process,           /* exit process */
    NULL,                                  /* exit master */
    NGX_MODULE_V1_PADDING
};


static ngx_int_t
ngx_http_posts_handler(ngx_http_request_t *r)
{
    ngx_int_t                   rc;
    ngx_http_posts_ctx_t       *ctx;
    ngx_http_posts_loc_conf_t  *lcf;

    lcf = ngx_http_get_module_loc_conf(r, ngx_http_posts_module);

    if (!lcf->enable) {
        return NGX_DECLINED;
    }

    ctx = ngx_http_get_module_ctx(r, ngx_http_posts_module);

    if (ctx && ctx->done) {
        return NGX_DECLINED;
    }

    if (!(r->method & (NGX_HTTP_GET|NGX_HTTP_HEAD))) {
        return ngx_http_posts_is_dav(r) ? NGX_DECLINED
                                        : ngx_http_posts_not_allowed(r);
    }

    rc = ngx_http_discard_request_body(r);

    if (rc != NGX_OK) {
        return rc;
    }

    ctx = ngx_pcalloc(r->pool, sizeof(ngx_http_posts_ctx_t));
    if (ctx == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    ngx_http_set_ctx(r, ctx, ngx_http_posts_module);

    rc = ngx_http_posts_locate(r, ctx);

    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_http_posts_process(r, ctx);

    if (rc == NGX_AGAIN && !ctx->done) {
        return ngx_http_posts_wait(r, ctx);
    }

    return rc;
}


static ngx_int_t
ngx_http_posts_not_allowed(ngx_http_request_t *r)
{
    ngx_table_elt_t  *allow;

    allow = ngx_http_posts_add_header(r, "Allow");
    if (allow == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    ngx_str_set(&allow->value, "GET, HEAD");

    return NGX_HTTP_NOT_ALLOWED;
}


/* which site, which page of it */

static ngx_int_t
ngx_http_posts_locate(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    u_char                      *p, *last;
    size_t                       root;
    ngx_str_t                    path;
    ngx_uint_t                   slash;
    ngx_http_core_loc_conf_t    *clcf;
    ngx_http_posts_loc_conf_t   *lcf;
    ngx_http_posts_main_conf_t  *mcf;

    clcf = ngx_http_get_module_loc_conf(r, ngx_http_core_module);
    lcf = ngx_http_get_module_loc_conf(r, ngx_http_posts_module);
    mcf = ngx_http_get_module_main_conf(r, ngx_http_posts_module);

    last = ngx_http_map_uri_to_path(r, &path, &root, 0);
    if (last == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    ctx->path.data = path.data + root;
    ctx->path.len = last - ctx->path.data;

    slash = (root && path.data[root - 1] == '/');

    if (ctx->path.len == 0 || ctx->path.data[0] != '/') {

        /* "location /a { alias /b; }" matches /ab, too, which is not in it */

        if (ctx->path.len && !slash) {
            return NGX_HTTP_NOT_FOUND;
        }

        p = ngx_pnalloc(r->pool, ctx->path.len + 1);
        if (p == NULL) {
            return NGX_HTTP_INTERNAL_SERVER_ERROR;
        }

        *p = '/';
        ngx_memcpy(p + 1, ctx->path.data, ctx->path.len);

        ctx->bare = (ctx->path.len == 0 && r->uri.data[r->uri.len - 1] != '/');

        ctx->path.data = p;
        ctx->path.len++;
    }

    while (root > 1 && path.data[root - 1] == '/') {
        root--;
    }

    ctx->root.len = root + sizeof("/.") - 1;
    ctx->root.data = ngx_pnalloc(r->pool, ctx->root.len);
    if (ctx->root.data == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    ngx_memcpy(ngx_cpymem(ctx->root.data, path.data, root), "/.",
               sizeof("/.") - 1);

    /* "from" may be the root itself: then what is below it is checked */

    if (ngx_http_set_disable_symlinks(r, clcf, &ctx->root, &ctx->of)
        != NGX_OK)
    {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    ctx->root.len = root;
    ctx->root.data[root] = '\0';

#if (NGX_HAVE_OPENAT)
    ctx->settings = ctx->of.disable_symlinks
                    | (ctx->of.disable_symlinks_from << 4);
#endif

    ctx->options = &lcf->options;
    ctx->settings ^= (ngx_uint_t) lcf->digest;

    if (lcf->options.theme.len) {
        ctx->settings ^= (ngx_uint_t)
                         ngx_posts_stamp_digest(&lcf->options.theme);
    }

    ctx->settings &= ~NGX_POSTS_SITES_SWEEP;

    if (!lcf->watch) {
        ctx->settings |= NGX_POSTS_SITES_SWEEP;
    }

    ctx->cache = lcf->zone ? lcf->zone->data : mcf->zone->data;

    return NGX_OK;
}


static void *
ngx_http_posts_create_main_conf(ngx_conf_t *cf)
{
    return ngx_pcalloc(cf->pool, sizeof(ngx_http_posts_main_conf_t));
}


static void *
ngx_http_posts_create_loc_conf(ngx_conf_t *cf)
{
    ngx_http_posts_loc_conf_t  *conf;

    conf = ngx_pcalloc(cf->pool, sizeof(ngx_http_posts_loc_conf_t));
    if (conf == NULL) {
        return NULL;
    }

    conf->enable = NGX_CONF_UNSET;
    conf->zone = NGX_CONF_UNSET_PTR;
    conf->options.configs = NGX_CONF_UNSET_PTR;
    conf->valid = NGX_CONF_UNSET;
    conf->timeout = NGX_CONF_UNSET_MSEC;
    conf->watch = NGX_CONF_UNSET;
    conf->encodings = NGX_CONF_UNSET_PTR;
    conf->altered = NGX_CONF_UNSET_UINT;

    return conf;
}


static char *
ngx_http_posts_merge_loc_conf(ngx_conf_t *cf, void *parent, void *child)
{
    ngx_http_posts_loc_conf_t *prev = parent;
    ngx_http_posts_loc_conf_t *conf = child;

    ngx_uint_t                   own;
    ngx_http_posts_main_conf_t  *mcf;

    own = (conf->enable == 1);

    ngx_conf_merge_value(conf->enable, prev->enable, 0);
    ngx_conf_merge_ptr_value(conf->zone, prev->zone, NULL);

    if (conf->options.configs == NGX_CONF_UNSET_PTR) {
        conf->digest = prev->digest;
    }

    ngx_conf_merge_ptr_value(conf->options.configs, prev->options.configs,
                             NULL);
    ngx_conf_merge_str_value(conf->options.theme, prev->options.theme, "");
    ngx_conf_merge_sec_value(conf->valid, prev->valid, 0);
    ngx_conf_merge_msec_value(conf->timeout, prev->timeout, 30000);
    ngx_conf_merge_value(conf->watch, prev->watch, 1);
    ngx_conf_merge_ptr_value(conf->encodings, prev->encodings, NULL);

    if (!conf->enable) {
        return NGX_CONF_OK;
    }

    if (conf->encodings == NULL) {
        conf->encodings = ngx_http_posts_encodings_all(cf);
        if (conf->encodings == NULL) {
            return NGX_CONF_ERROR;
        }
    }

    if (conf->timeout == 0) {
        ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                           "\"posts_timeout\" must not be 0");
        return NGX_CONF_ERROR;
    }

    mcf = ngx_http_conf_get_module_main_conf(cf, ngx_http_posts_module);

    mcf->enabled = 1;
    mcf->wanted |= (conf->zone == NULL);

    if (ngx_http_posts_survey_add(cf, mcf, conf) != NGX_OK) {
        return NGX_CONF_ERROR;
    }

    return ngx_http_posts_check(cf, own);
}


/* what looks as if it worked, but cannot */

static char *
ngx_http_posts_check(ngx_conf_t *cf, ngx_uint_t own)
{
    ngx_http_core_loc_conf_t  *clcf;

    clcf = ngx_http_conf_get_module_loc_conf(cf, ngx_http_core_module);

    if (own && clcf->handler) {
        ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                           "\"posts on\" in location \"%V\" has no effect "
                           "beside a directive that answers by itself "
                           "(as \"proxy_pass\" does)", &clcf->name);
        return NGX_CONF_ERROR;
    }

    if (clcf->handler == NULL && clcf->alias == NGX_MAX_SIZE_T_VALUE) {
        ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                           "\"posts\" cannot tell the site from the page by "
                           "\"alias\" in location \"%V\", which is given by "
                           "a regular expression: use \"root\"",
                           &clcf->name);
        return NGX_CONF_ERROR;
    }

    return NGX_CONF_OK;
}


/*
 * size=SIZE, NAME:SIZE, NAME; the last two also behind "zone="
 */

static char *
ngx_http_posts_zone(ngx_conf_t *cf, ngx_command_t *cmd, void *conf)
{
    ngx_http_posts_loc_conf_t *lcf = conf;

    u_char     *p;
    ssize_t     size;
    ngx_str_t   name, text, *value;

    if (lcf->zone != NGX_CONF_UNSET_PTR) {
        return "is duplicate";
    }

    value = cf->args->elts;
    name = value[1];
    size = 0;

    if (ngx_strncmp(name.data, "zone=", 5) == 0) {
        name.data += 5;
        name.len -= 5;
    }

    ngx_str_null(&text);

    if (ngx_strncmp(name.data, "size=", 5) == 0) {
        text.data = name.data + 5;
        text.len = name.len - 5;
        ngx_str_set(&name, "posts");

    } else {
        p = ngx_strlchr(name.data, name.data + name.len, ':');

        if (p) {
            text.data = p + 1;
            text.len = name.data + name.len - text.data;
            name.len = p - name.data;
        }
    }

    if (ngx_strlchr(name.data, name.data + name.len, '=')) {
        ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                           "invalid parameter \"%V\"", &value[1]);
        return NGX_CONF_ERROR;
    }

    if (name.len == 0) {
        ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                           "invalid zone name \"%V\"", &value[1]);
        return NGX_CONF_ERROR;
    }

    if (text.data) {
        size = ngx_parse_size(&text);

        if (size == NGX_ERROR) {
            ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                               "invalid zone size \"%V\"", &value[1]);
            return NGX_CONF_ERROR;
        }

        if (size < NGX_POSTS_CACHE_MIN) {
            ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                               "zone \"%V\" is too small: %dk at least",
                               &value[1], NGX_POSTS_CACHE_MIN / 1024);
            return NGX_CONF_ERROR;
        }
    }

    lcf->zone = ngx_http_posts_add_zone(cf, &name, size);

    return lcf->zone ? NGX_CONF_OK : NGX_CONF_ERROR;
}


static ngx_shm_zone_t *
ngx_http_posts_add_zone(ngx_conf_t *cf, ngx_str_t *name, size_t size)
{
    ngx_shm_zone_t  *zone;

    zone = ngx_shared_memory_add(cf, name, size, &ngx_http_posts_module);

    if (zone) {

        /* until the zone is there: the pool that its handle will live in */

        zone->data = cf->pool;
        zone->init = ngx_http_posts_init_zone;
    }

    return zone;
}


static ngx_int_t
ngx_http_posts_init_zone(ngx_shm_zone_t *zone, void *data)
{
    zone->data = ngx_posts_cache_create(zone->data, zone, zone->shm.log);

    return zone->data ? NGX_OK : NGX_ERROR;
}


/* beside the directories that nginx makes itself, where it may write */

static ngx_int_t
ngx_http_posts_init_path(ngx_conf_t *cf, ngx_http_posts_main_conf_t *mcf)
{
    u_char                    *p;
    ngx_str_t                  beside = ngx_string(NGX_HTTP_CLIENT_TEMP_PATH);
    ngx_path_init_t            init;
    ngx_http_core_loc_conf_t  *clcf;

    clcf = ngx_http_conf_get_module_loc_conf(cf, ngx_http_core_module);

    if (clcf->client_body_temp_path) {
        beside = clcf->client_body_temp_path->name;
    }

    while (beside.len && beside.data[beside.len - 1] != '/') {
        beside.len--;
    }

    ngx_memzero(&init, sizeof(ngx_path_init_t));

    init.name.len = beside.len + sizeof("posts_cache") - 1;
    init.name.data = ngx_pnalloc(cf->pool, init.name.len + 1);

    if (init.name.data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(init.name.data, beside.data, beside.len);
    ngx_memcpy(p, "posts_cache", sizeof("posts_cache"));

    return (ngx_conf_merge_path_value(cf, &mcf->path, NULL, &init)
            == NGX_CONF_OK)
           ? NGX_OK : NGX_ERROR;
}


static ngx_int_t
ngx_http_posts_init(ngx_conf_t *cf)
{
    ngx_str_t                    name = ngx_string("posts");
    ngx_http_handler_pt         *h;
    ngx_http_core_main_conf_t   *cmcf;
    ngx_http_posts_main_conf_t  *mcf;

    mcf = ngx_http_conf_get_module_main_conf(cf, ngx_http_posts_module);

    if (mcf->wanted) {
        mcf->zone = ngx_http_posts_add_zone(cf, &name, 0);
        if (mcf->zone == NULL) {
            return NGX_ERROR;
        }

        /* "posts_zone size=..." has made it already where it is used */

        if (mcf->zone->shm.size == 0) {
            mcf->zone->shm.size = NGX_HTTP_POSTS_ZONE_SIZE;
        }
    }

    if (mcf->enabled
        && (ngx_http_posts_init_path(cf, mcf) != NGX_OK
            || ngx_http_posts_aside_init(cf) != NGX_OK))
    {
        return NGX_ERROR;
    }

    if (ngx_http_posts_altered_init(cf, mcf) != NGX_OK) {
        return NGX_ERROR;
    }

    cmcf = ngx_http_conf_get_module_main_conf(cf, ngx_http_core_module);

    h = ngx_array_push(&cmcf->phases[NGX_HTTP_CONTENT_PHASE].handlers);
    if (h == NULL) {
        return NGX_ERROR;
    }

    *h = ngx_http_posts_handler;

    ngx_http_posts_survey(cf, mcf);

    return NGX_OK;
}


static ngx_int_t
ngx_http_posts_init_module(ngx_cycle_t *cycle)
{
    ngx_http_posts_wake_init(cycle->log);

    return NGX_OK;
}
