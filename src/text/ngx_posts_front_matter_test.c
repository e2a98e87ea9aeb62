
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"

#include "text/ngx_posts_front_matter.h"


/*
 * By Jekyll's regular expressions in Ruby.  yaml is NULL when there is no
 * front matter; begins is that of pages; line is the body's first.
 */

static struct {
    const char  *source;
    const char  *yaml;
    const char  *body;
    ngx_uint_t   line;
    ngx_uint_t   begins;
} cases[] = {
    { "",
      NULL,
      "",
      1, 0 },

    { "---",
      NULL,
      "---",
      1, 0 },

    { "---\n",
      NULL,
      "---\n",
      1, 1 },

    { "---\n---",
      "---\n",
      "",
      2, 1 },

    { "---\n---\n",
      "---\n",
      "",
      3, 1 },

    { "---\na: 1\n---\nbody\n",
      "---\na: 1\n",
      "body\n",
      4, 1 },

    { "---\na: 1\n---\n\n\n  body\n",
      "---\na: 1\n",
      "  body\n",
      6, 1 },

    { "---\na: 1\n...\nbody",
      "---\na: 1\n",
      "body",
      4, 1 },

    { "---  \t\na: 1\n---  \nbody\n",
      "---  \t\na: 1\n",
      "body\n",
      4, 1 },

    { "---\r\na: 1\r\n---\r\n\r\nbody\r\n",
      "---\r\na: 1\r\n",
      "body\r\n",
      5, 1 },

    { "---\n\n\n---\nx",
      "---\n\n\n",
      "x",
      5, 1 },

    { "--- a\nb: 1\n---\nx",
      NULL,
      "--- a\nb: 1\n---\nx",
      1, 0 },

    { "----\na: 1\n----\n",
      NULL,
      "----\na: 1\n----\n",
      1, 0 },

    { "---\na: 1\n----\n---\nb",
      "---\na: 1\n----\n",
      "b",
      5, 1 },

    { "---\na: 1\n --- \n---\nb",
      "---\na: 1\n --- \n",
      "b",
      5, 1 },

    { "---\na: 1\n--- x\nb\n",
      NULL,
      "---\na: 1\n--- x\nb\n",
      1, 1 },

    { "---\na: 1\n---x\n---",
      "---\na: 1\n---x\n",
      "",
      4, 1 },

    { "---\na: 1\n---   ",
      "---\na: 1\n",
      "",
      3, 1 },

    { "---\na: 1\n---\n  \n\t\n",
      "---\na: 1\n",
      "",
      6, 1 },

    { "\n---\na: 1\n---\n",
      NULL,
      "\n---\na: 1\n---\n",
      1, 0 },

    { "\357\273\277---\na: 1\n---\nb",
      "---\na: 1\n",
      "b",
      4, 0 },

    { "---\na: 1\n.. .\n....\n...\nq",
      "---\na: 1\n.. .\n....\n",
      "q",
      6, 1 },

    { "---\n--- \n---\n",
      "---\n",
      "---\n",
      3, 1 },

    { "---\n...\n---\n",
      "---\n",
      "---\n",
      3, 1 },

    { "a\n---\nb\n---\n",
      NULL,
      "a\n---\nb\n---\n",
      1, 0 },

    { "---\014\n\013\na\n---\013\nb",
      "---\014\n\013\na\n",
      "b",
      5, 1 },

    { "---\rx\n---\n",
      NULL,
      "---\rx\n---\n",
      1, 0 },

    { "---\n---\n---\n",
      "---\n",
      "---\n",
      3, 1 },

    { "---\na: |\n  ---\n---\nb",
      "---\na: |\n  ---\n",
      "b",
      5, 1 },

    { "---\na: 1\n---\n ---\nb",
      "---\na: 1\n",
      " ---\nb",
      4, 1 },

    { "---\na\n...",
      "---\na\n",
      "",
      3, 1 },

    { " ---\na\n---\n",
      NULL,
      " ---\na\n---\n",
      1, 0 },

    { NULL, NULL, NULL, 0, 0 }
};


void
ngx_posts_front_matter_test(ngx_posts_unit_t *t)
{
    ngx_int_t                 rc;
    ngx_str_t                 source;
    ngx_uint_t                i;
    ngx_posts_front_matter_t  fm;

    for (i = 0; cases[i].source; i++) {
        source.len = ngx_strlen(cases[i].source);
        source.data = ngx_pnalloc(t->pool, source.len);

        if (source.data == NULL) {
            return;
        }

        ngx_memcpy(source.data, cases[i].source, source.len);

        rc = ngx_posts_front_matter_split(&source, 1, &fm);

        ngx_posts_unit_int(t, rc, cases[i].yaml ? NGX_OK : NGX_DECLINED,
                           "split");
        ngx_posts_unit_str(t, fm.yaml, cases[i].yaml ? cases[i].yaml : "",
                           "yaml");
        ngx_posts_unit_str(t, fm.body, cases[i].body, "body");
        ngx_posts_unit_int(t, fm.line, cases[i].line, "line");
        ngx_posts_unit_int(t, ngx_posts_front_matter_begins(&source),
                           cases[i].begins, "begins");
    }
}
