
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_survey.h"
#include "site/ngx_posts_tree_test.h"


/*
 * files, bytes  of the budget
 * told          warnings of two layouts with an unknown tag each
 * over          whether it is said that this was not all
 */

typedef struct {
    ngx_uint_t   files;
    off_t        bytes;
    ngx_uint_t   told;
    ngx_uint_t   over;
} ngx_posts_survey_case_t;


static void ngx_posts_survey_count(ngx_log_t *log, ngx_uint_t level,
    u_char *buf, size_t len);


static ngx_uint_t  ngx_posts_survey_told;
static ngx_uint_t  ngx_posts_survey_over;


/* two layouts of 10 bytes, then "_config.yml" and "_layouts" in the root */

static const ngx_posts_survey_case_t  ngx_posts_survey_cases[] = {
    { 4, 20, 2, 0 },
    { 3, 20, 2, 1 },
    { 1, 20, 1, 1 },
    { 0, 20, 0, 1 },
    { 4, 19, 1, 1 },
    { 4, 0, 0, 1 }
};


void
ngx_posts_survey_test(ngx_posts_unit_t *t)
{
    ngx_log_t                   log;
    ngx_uint_t                  i, stderr_used;
    ngx_posts_tree_t            tree;
    ngx_posts_options_t         options;
    ngx_posts_survey_budget_t   budget;

    const ngx_posts_survey_case_t  *test;

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    ngx_posts_tree_write(&tree, "_config.yml", "markdown: CommonMark\n");
    ngx_posts_tree_write(&tree, "_layouts/a.html", "{% aaaa %}");
    ngx_posts_tree_write(&tree, "_layouts/b.html", "{% bbbb %}");

    log = *t->log;
    log.log_level = NGX_LOG_DEBUG;
    log.writer = ngx_posts_survey_count;

    ngx_memzero(&options, sizeof(ngx_posts_options_t));

    stderr_used = ngx_use_stderr;
    ngx_use_stderr = 0;

    for (i = 0;
         i < sizeof(ngx_posts_survey_cases) / sizeof(ngx_posts_survey_case_t);
         i++)
    {
        test = &ngx_posts_survey_cases[i];

        budget.files = test->files;
        budget.bytes = test->bytes;
        budget.level = NGX_LOG_NOTICE;

        ngx_posts_survey_told = 0;
        ngx_posts_survey_over = 0;

        ngx_posts_survey(&tree.root, &tree.of, &options, &budget, &log);

        (void) ngx_posts_unit_int(t, ngx_posts_survey_over, test->over,
                                  "whether it was enough");

        (void) ngx_posts_unit_int(t, ngx_posts_survey_told, test->told,
                                  "what was found");
    }

    ngx_use_stderr = stderr_used;

    ngx_posts_tree_destroy(&tree);
}


static void
ngx_posts_survey_count(ngx_log_t *log, ngx_uint_t level, u_char *buf,
    size_t len)
{
    if (level == NGX_LOG_NOTICE) {
        ngx_posts_survey_over++;

    } else if (level == NGX_LOG_WARN) {
        ngx_posts_survey_told++;
    }
}
