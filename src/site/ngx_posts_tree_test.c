
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <ftw.h>

#include "site/ngx_posts_tree_test.h"
#include "text/ngx_posts_yaml.h"


static u_char *ngx_posts_tree_path(ngx_posts_tree_t *tree, const char *path);
static int ngx_posts_tree_unlink(const char *path, const struct stat *st,
    int type, struct FTW *ftw);


static ngx_time_t  ngx_posts_tree_time;


ngx_int_t
ngx_posts_tree_create(ngx_posts_unit_t *t, ngx_posts_tree_t *tree)
{
    u_char      *p;
    const char  *tmp;

    ngx_memzero(tree, sizeof(ngx_posts_tree_t));

    tmp = getenv("TMPDIR");
    tmp = tmp ? tmp : "/tmp";

    tree->t = t;
    tree->tick = 1;

    tree->root.len = ngx_strlen(tmp) + sizeof("/ngx_posts_XXXXXX") - 1;
    tree->root.data = ngx_palloc(t->pool, tree->root.len + 1);

    if (tree->root.data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(tree->root.data, tmp, ngx_strlen(tmp));
    ngx_memcpy(p, "/ngx_posts_XXXXXX", sizeof("/ngx_posts_XXXXXX"));

    if (mkdtemp((char *) tree->root.data) == NULL) {
        ngx_posts_unit_ok(t, 0, "mkdtemp() failed");
        return NGX_ERROR;
    }

    return NGX_OK;
}


static void
ngx_posts_tree_close(ngx_posts_tree_t *tree)
{
    if (tree->catalog) {
        ngx_posts_catalog_release(tree->catalog);
        tree->catalog = NULL;
    }

    if (tree->site) {
        ngx_posts_site_release(tree->site);
        tree->site = NULL;
    }
}


void
ngx_posts_tree_destroy(ngx_posts_tree_t *tree)
{
    ngx_posts_tree_close(tree);
    ngx_posts_tree_clock(0);

    (void) nftw((char *) tree->root.data, ngx_posts_tree_unlink, 16,
                FTW_DEPTH|FTW_PHYS);
}


static int
ngx_posts_tree_unlink(const char *path, const struct stat *st, int type,
    struct FTW *ftw)
{
    (void) chmod(path, 0700);

    return remove(path);
}


static u_char *
ngx_posts_tree_path(ngx_posts_tree_t *tree, const char *path)
{
    size_t   len;
    u_char  *name, *p;

    len = ngx_strlen(path);

    name = ngx_palloc(tree->t->pool, tree->root.len + len + 2);
    if (name == NULL) {
        return NULL;
    }

    p = ngx_cpymem(name, tree->root.data, tree->root.len);
    *p++ = '/';
    ngx_memcpy(p, path, len + 1);

    (void) ngx_create_full_path(name, 0700);

    return name;
}


void
ngx_posts_tree_write(ngx_posts_tree_t *tree, const char *path,
    const char *text)
{
    ngx_str_t  s;

    s.data = (u_char *) text;
    s.len = ngx_strlen(text);

    ngx_posts_tree_write_str(tree, path, &s);
}


void
ngx_posts_tree_write_str(ngx_posts_tree_t *tree, const char *path,
    ngx_str_t *text)
{
    u_char    *name;
    ngx_fd_t   fd;

    name = ngx_posts_tree_path(tree, path);

    fd = ngx_open_file(name, NGX_FILE_WRONLY, NGX_FILE_TRUNCATE,
                       NGX_FILE_DEFAULT_ACCESS);

    if (fd == NGX_INVALID_FILE
        || ngx_write_fd(fd, text->data, text->len) != (ssize_t) text->len)
    {
        ngx_posts_unit_ok(tree->t, 0, "%s cannot be written", path);
    }

    if (fd != NGX_INVALID_FILE) {
        ngx_close_file(fd);
    }
}


void
ngx_posts_tree_link(ngx_posts_tree_t *tree, const char *path,
    const char *target)
{
    if (symlink(target, (char *) ngx_posts_tree_path(tree, path)) == -1) {
        ngx_posts_unit_ok(tree->t, 0, "%s cannot be linked", path);
    }
}


void
ngx_posts_tree_remove(ngx_posts_tree_t *tree, const char *path)
{
    if (remove((char *) ngx_posts_tree_path(tree, path)) == -1) {
        ngx_posts_unit_ok(tree->t, 0, "%s cannot be removed", path);
    }
}


void
ngx_posts_tree_clock(time_t now)
{
    static volatile ngx_time_t  *real;

    if (real == NULL) {
        real = ngx_cached_time;
    }

    ngx_posts_tree_time = *(ngx_time_t *) real;
    ngx_posts_tree_time.sec = now;
    ngx_posts_tree_time.msec = 0;

    ngx_cached_time = now ? &ngx_posts_tree_time : real;
}


ngx_int_t
ngx_posts_tree_open(ngx_posts_tree_t *tree)
{
    ngx_posts_tree_close(tree);

    ngx_memzero(&tree->error, sizeof(ngx_posts_error_t));
    tree->tick++;

    tree->site = ngx_posts_site_create(&tree->root, &tree->of, NULL,
                                       &tree->tick, tree->t->log, NULL,
                                       &tree->error);

    return tree->site ? NGX_OK : NGX_ERROR;
}


ngx_int_t
ngx_posts_tree_scan(ngx_posts_tree_t *tree)
{
    ngx_int_t             rc;
    ngx_uint_t            since;
    ngx_posts_catalog_t  *catalog;

    since = ++tree->tick;

    while ((rc = ngx_posts_site_catalog(tree->site, since, 0, &catalog))
           == NGX_AGAIN)
    {
        tree->tick++;
    }

    if (rc == NGX_OK) {

        ngx_posts_catalog_hold(catalog);

        if (tree->catalog) {
            ngx_posts_catalog_release(tree->catalog);
        }

        tree->catalog = catalog;
    }

    return rc;
}


ngx_posts_entry_t *
ngx_posts_tree_entry(ngx_posts_tree_t *tree, const char *path)
{
    uint32_t   id;
    ngx_str_t  name;

    if (tree->site == NULL
        && (ngx_posts_tree_open(tree) != NGX_OK
            || ngx_posts_tree_scan(tree) != NGX_OK))
    {
        ngx_posts_unit_ok(tree->t, 0, "the site cannot be opened: %V",
                          &tree->error.reason);
        return NULL;
    }

    name.data = (u_char *) path;
    name.len = ngx_strlen(path);

    id = ngx_posts_catalog_path(tree->catalog, &name, 0);

    return (id == NGX_POSTS_NO_ID)
           ? NULL : ngx_posts_catalog_get(tree->catalog, tree->t->pool, id);
}


ngx_int_t
ngx_posts_tree_render(ngx_posts_tree_t *tree, const char *path,
    ngx_uint_t steps, ngx_str_t *output)
{
    ngx_int_t            rc;
    ngx_posts_entry_t   *entry;
    ngx_posts_render_t  *render;

    ngx_str_set(output, "");

    entry = ngx_posts_tree_entry(tree, path);
    if (entry == NULL) {
        return NGX_DECLINED;
    }

    tree->tick++;

    render = ngx_posts_render_create(tree->site, tree->catalog,
                                     entry->id, tree->t->log);
    if (render == NULL) {
        return NGX_ERROR;
    }

    do {
        rc = ngx_posts_render_run(render, steps);
    } while (rc == NGX_AGAIN);

    *output = (rc == NGX_OK) ? render->output : render->error.reason;

    if (output->len) {
        output->data = ngx_pstrdup(tree->t->pool, output);
    }

    ngx_posts_render_destroy(render);

    return rc;
}


ngx_posts_array_t *
ngx_posts_tree_table(ngx_posts_unit_t *t, const char *name)
{
    char                path[128];
    ngx_str_t           text;
    ngx_posts_error_t   error;
    ngx_posts_value_t   value;

    *ngx_snprintf((u_char *) path, sizeof(path) - 1, "t/tables/%s.json", name)
        = '\0';

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    text = ngx_posts_unit_read(t, path);

    if (text.data == NULL
        || ngx_posts_yaml_parse(t->pool, &text, 1, ngx_posts_zone_utc(),
                                &value, &error)
           != NGX_OK
        || value.type != NGX_POSTS_ARRAY)
    {
        ngx_posts_unit_ok(t, 0, "%s cannot be read: %V", path,
                          &error.reason);
        return NULL;
    }

    return value.u.array;
}


ngx_str_t
ngx_posts_tree_text(ngx_posts_unit_t *t, ngx_posts_value_t *row, ngx_uint_t i)
{
    ngx_str_t  s, copy;

    s = ngx_posts_value_str(ngx_posts_tree_item(row, i));

    copy.len = s.len;
    copy.data = ngx_palloc(t->pool, s.len + 1);

    if (copy.data == NULL) {
        copy.len = 0;
        return copy;
    }

    *ngx_cpymem(copy.data, s.data, s.len) = '\0';

    return copy;
}


ngx_str_t
ngx_posts_tree_inspect(ngx_posts_unit_t *t, ngx_posts_value_t *value)
{
    ngx_str_t            s;
    ngx_posts_error_t    error;
    ngx_posts_value_t    nil;
    ngx_posts_context_t  ctx;

    ngx_posts_tree_context(t, &ctx, &error);
    ngx_posts_nil(&nil);

    if (ngx_posts_value_inspect(&ctx, value ? value : &nil, &s) != NGX_OK) {
        ngx_str_set(&s, "error");
    }

    return s;
}


void
ngx_posts_tree_context(ngx_posts_unit_t *t, ngx_posts_context_t *ctx,
    ngx_posts_error_t *error)
{
    ngx_memzero(ctx, sizeof(ngx_posts_context_t));
    ngx_memzero(error, sizeof(ngx_posts_error_t));

    ctx->pool = t->pool;
    ctx->log = t->log;
    ctx->error = error;
    ctx->zone = ngx_posts_zone_utc();
    ctx->now.sec = 1700000000;

    ngx_posts_zone_local(ctx->zone, &ctx->now);
}


void
ngx_posts_tree_test(ngx_posts_unit_t *t)
{
    ngx_str_t         html;
    ngx_posts_tree_t  tree;

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    ngx_posts_tree_write(&tree, "a/b.html", "---\n---\n{{ page.url }}");
    ngx_posts_tree_clock(ngx_time() + 60);

    ngx_posts_unit_int(t, ngx_posts_tree_render(&tree, "a/b.html", 1, &html),
                       NGX_OK, "a tree is a site");
    ngx_posts_unit_str(t, html, "/a/b.html", "and has pages");

    ngx_posts_tree_destroy(&tree);
}
