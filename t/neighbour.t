# The posts around a post: previous, next, related.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: previous and next
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: /:title.html
>>> _layouts/l.html
{% if page.previous %}<{{ page.previous.title }} {{ page.previous.url }}{% endif %} {% if page.next.url %}>{{ page.next.title }} {{ page.next.url }}{% endif %}
>>> _posts/2024-01-01-a.md
---
layout: l
---
>>> _posts/2024-01-02-b.md
---
layout: l
---
>>> _posts/2024-01-03-c.md
---
layout: l
---
--- jekyll: a.html b.html c.html
--- request eval
["GET /a.html", "GET /b.html", "GET /c.html"]
--- response_body eval
[" >B /b.html\n", "<A /a.html >C /c.html\n", "<B /b.html \n"]
--- no_error_log
[error]


=== TEST 2: related posts
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: /:title.html
>>> _posts/2024-01-01-a.html
---
---
{% for p in site.related_posts %}{{ p.title }} {% endfor %}
>>> _posts/2024-01-02-b.html
---
---
{% for p in site.related_posts limit: 2 %}{{ p.title }} {% endfor %}
>>> _posts/2024-01-03-c.html
---
---
{{ site.related_posts | map: "title" | join: " " }}
>>> _posts/2024-01-04-d.html
---
---
>>> page.html
---
---
[{{ site.related_posts | map: "title" | join: " " }}]
--- jekyll: a.html b.html c.html page.html
--- request eval
["GET /a.html", "GET /b.html", "GET /c.html", "GET /page.html"]
--- response_body eval
["D C B \n", "D C \n", "D B A\n", "[]\n"]
--- no_error_log
[error]


=== TEST 3: site.related_posts are ten at most
--- config
    posts on;
--- user_files eval
[
    [ "_config.yml", "permalink: /:title.html\n" ],
    map { [ sprintf("_posts/2024-01-%02d-p%d.html", $_, $_),
            "---\n---\n{{ site.related_posts | map: 'title' | join: ' ' }}\n" ] }
        1 .. 14
]
--- jekyll: p1.html p8.html p14.html
--- request eval
["GET /p1.html", "GET /p8.html", "GET /p14.html"]
--- response_body eval
[
    "P14 P13 P12 P11 P10 P9 P8 P7 P6 P5\n",
    "P14 P13 P12 P11 P10 P9 P7 P6 P5 P4\n",
    "P13 P12 P11 P10 P9 P8 P7 P6 P5 P4\n",
]
--- no_error_log
[error]
