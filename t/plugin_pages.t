# Pages that plugins make of files without front matter: optional-front-matter,
# readme-index, default-layout.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__

=== TEST 1: a Markdown file without front matter is a page and a file
--- config
    posts on;
--- user_files
>>> _config.yml
exclude: [index.html]
plugins: [jekyll-optional-front-matter]
defaults:
  - values: { layout: l }
>>> _layouts/l.html
<{{ page.url }}>{{ content }}
>>> docs/about.md
# About *us*
>>> z.md
---
---
z
>>> list.html
---
layout: null
---
{% for p in site.pages %}{{ p.path }}={{ p.url }} {% endfor %}|{% for f in site.static_files %}{{ f.path }} {% endfor %}
--- jekyll: docs/about.html docs/about.md docs/about.html list.html
--- request eval
["GET /docs/about.html",
 "GET /docs/about.md",
 "GET /docs/about",
 "GET /list.html"]
--- response_body eval
["</docs/about.html><h1>About <em>us</em></h1>\n\n",
 "# About *us*\n",
 "</docs/about.html><h1>About <em>us</em></h1>\n\n",
 "list.html=/list.html z.md=/z.html docs/about.md=/docs/about.html |/docs/about.md \n"]
--- no_error_log
[error]



=== TEST 2: the files that repositories have are not, unless include names them
--- config
    posts on;
    log_not_found off;
--- user_files
>>> _config.yml
exclude: [index.html]
plugins: [jekyll-optional-front-matter]
include: [CONTRIBUTING.md]
>>> License.md
text
>>> docs/Code_of_Conduct.markdown
text
>>> CONTRIBUTING.md
*text*
>>> README.md
---
---
readme
--- jekyll: !License.html !docs/Code_of_Conduct.html CONTRIBUTING.html README.html License.md
--- request eval
["GET /License.html",
 "GET /docs/Code_of_Conduct.html",
 "GET /CONTRIBUTING.html",
 "GET /README.html",
 "GET /License.md"]
--- error_code eval
[404, 404, 200, 200, 200]
--- response_body eval
[qr/404 Not Found/,
 qr/404 Not Found/,
 "<p><em>text</em></p>\n",
 "<p>readme</p>\n",
 "text\n"]
--- no_error_log
[error]



=== TEST 3: without the originals
--- config
    posts on;
    log_not_found off;
--- user_files
>>> _config.yml
exclude: [index.html]
plugins: [jekyll-optional-front-matter]
optional_front_matter: { remove_originals: true }
>>> a.md
*a*
>>> LICENSE.md
text
>>> list.html
---
---
{% for p in site.pages %}{{ p.path }}={{ p.url }} {% endfor %}|{% for f in site.static_files %}{{ f.path }} {% endfor %}
--- jekyll: a.html !a.md LICENSE.md list.html
--- request eval
["GET /a.html",
 "GET /a.md",
 "GET /LICENSE.md",
 "GET /list.html"]
--- error_code eval
[200, 404, 200, 200]
--- response_body eval
["<p><em>a</em></p>\n",
 qr/404 Not Found/,
 "text\n",
 "list.html=/list.html a.md=/a.html |/LICENSE.md \n"]
--- no_error_log
[error]



=== TEST 4: switched off, and not listed
--- config
    posts on;
    log_not_found off;
--- user_files
>>> _config.yml
exclude: [index.html]
plugins: [jekyll-optional-front-matter, jekyll-readme-index]
optional_front_matter: { enabled: false }
readme_index: { enabled: false }
>>> a.md
*a*
>>> README.md
readme
--- jekyll: !a.html - a.md
--- request eval
["GET /a.html",
 "GET /",
 "GET /a.md"]
--- error_code eval
[404, 404, 200]
--- response_body eval
[qr/404 Not Found/,
 qr/404 Not Found/,
 "*a*\n"]
--- no_error_log
[error]



=== TEST 5: a README is the index of a directory that has none
--- config
    posts on;
    log_not_found off;
--- user_files
>>> _config.yml
exclude: [index.html]
plugins: [jekyll-readme-index]
>>> README.md
*root*
>>> docs/readme.markdown
*docs* {{ page.url }} {{ page.permalink }}
>>> other/README.md
*other*
>>> other/index.html
index
>>> page/README.md
*page*
>>> page/x.md
---
permalink: /page/
---
x
>>> fm/README.md
---
---
fm
>>> list.html
---
---
{% for p in site.pages %}{{ p.path }}={{ p.url }} {% endfor %}|{% for f in site.static_files %}{{ f.path }} {% endfor %}
--- jekyll: index.html docs/index.html docs/readme.markdown other/index.html page/index.html - fm/README.html list.html
--- request eval
["GET /",
 "GET /docs/",
 "GET /docs/readme.markdown",
 "GET /other/",
 "GET /page/",
 "GET /fm/",
 "GET /fm/README.html",
 "GET /list.html"]
--- error_code eval
[200, 200, 200, 200, 200, 404, 200, 200]
--- response_body eval
["<p><em>root</em></p>\n",
 "<p><em>docs</em> /docs/ /docs/</p>\n",
 "*docs* {{ page.url }} {{ page.permalink }}\n",
 "index\n",
 "<p>x</p>\n",
 qr/404 Not Found/,
 "<p>fm</p>\n",
 "fm/README.md=/fm/README.html list.html=/list.html page/x.md=/page/ README.md=/ docs/readme.markdown=/docs/ |/README.md /docs/readme.markdown /other/README.md /other/index.html /page/README.md \n"]
--- no_error_log
[error]



=== TEST 6: a README with front matter, and without the originals
--- config
    posts on;
    log_not_found off;
--- user_files
>>> _config.yml
exclude: [index.html]
plugins: [jekyll-readme-index]
readme_index: { with_frontmatter: true, remove_originals: true }
>>> README.md
---
title: t
---
{{ page.title }} {{ page.permalink }}
>>> docs/README.md
docs
>>> list.html
---
---
{% for p in site.pages %}{{ p.path }}={{ p.url }} {% endfor %}|{% for f in site.static_files %}{{ f.path }} {% endfor %}
--- jekyll: index.html !README.html docs/index.html !docs/README.md list.html
--- request eval
["GET /",
 "GET /README.html",
 "GET /docs/",
 "GET /docs/README.md",
 "GET /list.html"]
--- error_code eval
[200, 404, 200, 404, 200]
--- response_body eval
["<p>t //</p>\n",
 qr/404 Not Found/,
 "<p>docs</p>\n",
 qr/404 Not Found/,
 "README.md=/ list.html=/list.html docs/README.md=/docs/ |\n"]
--- no_error_log
[error]



=== TEST 7: links mean the page, or the file
--- config
    posts on;
--- user_files
>>> _config.yml
exclude: [index.html]
plugins: [jekyll-optional-front-matter, jekyll-readme-index]
>>> a.md
a
>>> docs/README.md
docs
>>> l.html
---
---
{% link a.md %} {% link /a.md %} {% link docs/README.md %} {% link /docs/README.md %}
--- jekyll: l.html
--- request
GET /l.html
--- response_body
/a.html /a.md /docs/ /docs/README.md
--- no_error_log
[error]



=== TEST 8: the default layout of a page, a post and the home page
--- config
    posts on;
--- user_files
>>> _config.yml
exclude: [index.html]
plugins: [jekyll-default-layout]
>>> _layouts/home.html
home {{ content }}{% for p in site.pages %}{{ p.path }}:{{ p.layout }} {% endfor %}{% for p in site.posts %}{{ p.slug }}:{{ p.layout }} {% endfor %}
>>> _layouts/page.html
page {{ page.layout }} {{ content }}
>>> _layouts/post.html
post {{ content }}
>>> _layouts/own.html
own {{ content }}
>>> index.md
---
---
index
>>> p.md
---
---
p
>>> own.md
---
layout: own
---
o
>>> none.md
---
layout: null
---
n
>>> h.html
---
---
h
>>> _posts/2024-01-02-x.md
---
---
x
--- jekyll: index.html p.html own.html none.html h.html 2024/01/02/x.html
--- request eval
["GET /",
 "GET /p.html",
 "GET /own.html",
 "GET /none.html",
 "GET /h.html",
 "GET /2024/01/02/x.html"]
--- response_body eval
["home <p>index</p>\nh.html: index.md:home none.md: own.md:own p.md:page x:post \n",
 "page page <p>p</p>\n\n",
 "own <p>o</p>\n\n",
 "<p>n</p>\n",
 "h\n",
 "post <p>x</p>\n\n"]
--- no_error_log
[error]



=== TEST 9: defaults go before it; without the layouts there is default, or none
--- config
    posts on;
--- user_files
>>> _config.yml
exclude: [index.html]
plugins: [jekyll-default-layout]
defaults:
  - scope: { path: d }
    values: { layout: d }
>>> _layouts/default.html
default {{ content }}
>>> _layouts/d.html
d {{ content }}
>>> index.md
---
---
i
>>> d/p.md
---
---
p
>>> _posts/2024-01-02-x.md
x
--- jekyll: index.html d/p.html 2024/01/02/x.html
--- request eval
["GET /",
 "GET /d/p.html",
 "GET /2024/01/02/x.html"]
--- response_body eval
["default <p>i</p>\n\n",
 "d <p>p</p>\n\n",
 "default <p>x</p>\n\n"]
--- no_error_log
[error]
