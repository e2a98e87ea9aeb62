
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "data/ngx_posts_limits.h"
#include "http/ngx_http_posts_module.h"
#include "site/ngx_posts_survey.h"


/*
 * Sites are looked through for what is not supported when nginx reads its
 * configuration: their authors are told before anybody asks for a page.
 */


typedef struct {
    ngx_str_t                   root;
    uint64_t                    digest;
    ngx_posts_options_t        *options;
    ngx_open_file_info_t        of;
} ngx_http_posts_site_t;


static ngx_uint_t ngx_http_posts_survey_same(ngx_http_posts_site_t *one,
    ngx_http_posts_site_t *two);


/* a root with variables is known only when it is asked for */

ngx_int_t
ngx_http_posts_survey_add(ngx_conf_t *cf, ngx_http_posts_main_conf_t *mcf,
    ngx_http_posts_loc_conf_t *lcf)
{
    ngx_uint_t                 i;
    ngx_http_posts_site_t     *known, *added, site;
    ngx_http_core_loc_conf_t  *clcf;

    clcf = ngx_http_conf_get_module_loc_conf(cf, ngx_http_core_module);

    if (clcf->root_lengths || clcf->root.len == 0) {
        return NGX_OK;
    }

    ngx_memzero(&site, sizeof(ngx_http_posts_site_t));

    site.root = clcf->root;
    site.digest = lcf->digest;
    site.options = &lcf->options;

#if (NGX_HAVE_OPENAT)
    if (clcf->disable_symlinks != NGX_DISABLE_SYMLINKS_OFF) {
        site.of.disable_symlinks = clcf->disable_symlinks;
    }
#endif

    while (site.root.len > 1 && site.root.data[site.root.len - 1] == '/') {
        site.root.len--;
    }

    if (mcf->sites.elts == NULL
        && ngx_array_init(&mcf->sites, cf->pool, 4,
                          sizeof(ngx_http_posts_site_t))
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    known = mcf->sites.elts;

    for (i = 0; i < mcf->sites.nelts; i++) {
        if (ngx_http_posts_survey_same(&known[i], &site)) {
            lcf->options.told = known[i].options->told;
            return NGX_OK;
        }
    }

    lcf->options.told = ngx_pcalloc(cf->pool, sizeof(uint64_t));
    if (lcf->options.told == NULL) {
        return NGX_ERROR;
    }

    added = ngx_array_push(&mcf->sites);
    if (added == NULL) {
        return NGX_ERROR;
    }

    *added = site;

    return NGX_OK;
}


static ngx_uint_t
ngx_http_posts_survey_same(ngx_http_posts_site_t *one,
    ngx_http_posts_site_t *two)
{
    ngx_str_t  *theme, *other;

    theme = &one->options->theme;
    other = &two->options->theme;

    return one->digest == two->digest
           && one->root.len == two->root.len
           && ngx_memcmp(one->root.data, two->root.data, one->root.len) == 0
           && theme->len == other->len
           && ngx_memcmp(theme->data, other->data, theme->len) == 0;
}


/* a start must not take long, however many sites and posts there are */

void
ngx_http_posts_survey(ngx_conf_t *cf, ngx_http_posts_main_conf_t *mcf)
{
    ngx_str_t                   root;
    ngx_uint_t                  i, n;
    ngx_http_posts_site_t      *site;
    ngx_posts_survey_budget_t   budget;

    n = mcf->sites.nelts;
    site = mcf->sites.elts;

    for (i = 0; i < n; i++) {

        budget.files = NGX_POSTS_SURVEY_FILES / n;
        budget.bytes = NGX_POSTS_SURVEY_BYTES / n;
        budget.level = NGX_LOG_NOTICE;

        if (ngx_test_config) {
            budget.files = NGX_POSTS_SURVEY_TEST_FILES / n;
            budget.bytes = NGX_POSTS_SURVEY_TEST_BYTES / n;
            budget.level = NGX_LOG_WARN;
        }

        root.len = site[i].root.len;
        root.data = ngx_pnalloc(cf->temp_pool, root.len + 1);

        if (root.data == NULL) {
            return;
        }

        *ngx_cpymem(root.data, site[i].root.data, root.len) = '\0';

        ngx_posts_survey(&root, &site[i].of, site[i].options, &budget,
                         cf->log);
    }
}
