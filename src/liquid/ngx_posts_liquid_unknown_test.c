
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_buffer.h"
#include "liquid/ngx_posts_liquid_unknown.h"
#include "ngx_posts_unit.h"


/* what Ruby Liquid calls "Unknown tag", one after the other */

static const struct {
    const char  *source;
    const char  *unknown;
} ngx_posts_liquid_unknown_cases[] = {
    { "", "" },
    { "a {{ b }} {% if c %}{% elsif d %}{% else %}{% endif %}", "" },
    { "{% case a %}{% when 1 %}{% endcase %}{% # remark %}", "" },
    { "{% youtube a %}", "1:youtube " },
    { "a\n{%- youtube\n a -%}\n\n{% b %}", "2:youtube 5:b " },
    { "{%\n\nb %}", "3:b " },
    { "{% tabs %}{% tab a %}{% endtab %}{% endtabs %}", "1:tabs 1:tab " },
    { "{% raw %}{% a %}{{ {% endraw %}{% b %}", "1:b " },
    { "{% comment %}{% a %}{% comment %}{% b %}{% endcomment %}{% c %}"
      "{% endcomment %}{% d %}", "1:d " },
    { "{% comment %}{% raw %}{% endcomment %}{% endraw %}{% a %}"
      "{% endcomment %}{% b %}", "1:b " },
    { "{% endcomment %}{% a %}", "1:a " },
    { "{% liquid\nassign a = 1\nb c\nif a\nendif\n%}\n{% d %}",
      "3:b 7:d " },
    { "{% a", "" },
    { "{% raw %}{% a %}", "" },
    { NULL, NULL }
};


void
ngx_posts_liquid_unknown_test(ngx_posts_unit_t *t)
{
    u_char                       place[NGX_INT_T_LEN + 1];
    ngx_str_t                    source, name, got;
    ngx_uint_t                   i, line;
    ngx_posts_buffer_t           out;
    ngx_posts_liquid_engine_t   *engine;
    ngx_posts_liquid_options_t   options;
    ngx_posts_liquid_unknown_t   unknown;

    ngx_memzero(&options, sizeof(ngx_posts_liquid_options_t));

    engine = ngx_posts_liquid_engine_create(t->pool, &options);

    if (!ngx_posts_unit_ok(t, engine != NULL, "an engine")) {
        return;
    }

    for (i = 0; ngx_posts_liquid_unknown_cases[i].source; i++) {

        source.data = (u_char *) ngx_posts_liquid_unknown_cases[i].source;
        source.len = ngx_strlen(source.data);

        ngx_posts_buffer_init(&out, t->pool, 1024);
        ngx_posts_liquid_unknown_init(&unknown, engine, 1, &source);

        while (ngx_posts_liquid_unknown_next(&unknown, &name, &line)) {
            (void) ngx_posts_buffer_write(&out, place,
                                 ngx_sprintf(place, "%ui:", line) - place);
            (void) ngx_posts_buffer_write(&out, name.data, name.len);
            (void) ngx_posts_buffer_putc(&out, ' ');
        }

        if (ngx_posts_buffer_str(&out, &got) != NGX_OK) {
            ngx_str_set(&got, "no memory");
        }

        (void) ngx_posts_unit_str(t, got,
                                  ngx_posts_liquid_unknown_cases[i].unknown,
                                  ngx_posts_liquid_unknown_cases[i].source);
    }
}
