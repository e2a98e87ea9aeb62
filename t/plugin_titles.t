# jekyll-titles-from-headings.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__

=== TEST 1: the heading a page begins with is its title
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-titles-from-headings]
>>> a1.md
---
---
# One *two* `three` [four](x.md)[^5] & <b>six</b>

text
>>> a2.md
---
---
   ### Three ###
>>> a3.md
---
---
#### Four
>>> a4.md
---
---
Under
-=-=-
text
>>> a5.md
---
---
text

# Later
>>> a6.md
---
title: own
---
# Heading
>>> a7.md
---
title: null
---
## {{ site.time }}
>>> a8.md
---
---
#

Next line
>>> a9.md
---
---
#No space

x
>>> aa.html
---
---
# HTML
>>> ab.md
---
---
Two
lines
---
>>> _posts/2024-01-02-slug.md
# Post
>>> z.html
---
---
{% for p in site.pages %}{{ p.path }}[{{ p.title }}] {% endfor %}{% for p in site.posts %}{{ p.slug }}[{{ p.title }}] {% endfor %}
--- jekyll: z.html a1.html
--- request eval
["GET /z.html",
 "GET /a1.html"]
--- response_body eval
["a1.md[One two three four &amp; six] a2.md[Three ###] a3.md[] a4.md[Under] a5.md[] a6.md[own] a7.md[{{ site.time }}] a8.md[Next line] a9.md[] aa.html[] ab.md[] z.html[] slug[Slug] \n",
 "<h1>One <em>two</em> <code>three</code> <a href=\"x.md\">four</a>[^5] &amp; <b>six</b></h1>\n<p>text</p>\n"]
--- no_error_log
[error]



=== TEST 2: defaults have a title
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-titles-from-headings]
defaults:
  - scope: { path: d }
    values: { title: Default }
>>> d/a.md
---
---
# Own
>>> b.md
---
---
# Own
>>> z.html
---
---
{% for p in site.pages %}{{ p.path }}[{{ p.title }}] {% endfor %}{% for p in site.posts %}{{ p.slug }}[{{ p.title }}] {% endfor %}
--- jekyll: z.html
--- request
GET /z.html
--- response_body
d/a.md[Default] b.md[Own] z.html[] 
--- no_error_log
[error]



=== TEST 3: posts, too, and theirs gives way
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-titles-from-headings]
titles_from_headings: { collections: true }
>>> _posts/2024-01-02-a.md
# Heading
>>> _posts/2024-01-03-b.md
---
title: own
---
# Heading
>>> _posts/2024-01-04-c.md
---
title: own
---
text
>>> _posts/2024-01-05-no-heading.md
text
>>> z.html
---
---
{% for p in site.pages %}{{ p.path }}[{{ p.title }}] {% endfor %}{% for p in site.posts %}{{ p.slug }}[{{ p.title }}] {% endfor %}
--- jekyll: z.html 2024/01/02/a.html
--- request eval
["GET /z.html",
 "GET /2024/01/02/a.html"]
--- response_body eval
["z.html[] no-heading[No Heading] c[own] b[Heading] a[Heading] \n",
 "<h1>Heading</h1>\n"]
--- no_error_log
[error]



=== TEST 4: the heading is taken off
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-titles-from-headings]
titles_from_headings: { collections: true, strip_title: true }
>>> _posts/2024-01-02-a.md
---
excerpt: own
---
# Heading

first

second
>>> _posts/2024-01-03-b.md
---
strip_title: false
excerpt: own
---
# Heading

first
>>> p.md
---
---
Head
----

  text {{ page.title }}
>>> q.md
---
title: own
---
# Heading
>>> r.md
---
---
    code
>>> z.html
---
---
{% for p in site.posts %}{{ p.excerpt }}{% endfor %}{% for p in site.pages %}{{ p.path }} {% endfor %}
--- jekyll: 2024/01/02/a.html 2024/01/03/b.html p.html q.html r.html z.html
--- request eval
["GET /2024/01/02/a.html",
 "GET /2024/01/03/b.html",
 "GET /p.html",
 "GET /q.html",
 "GET /r.html",
 "GET /z.html"]
--- response_body eval
["<p>first</p>\n<p>second</p>\n",
 "<h1>Heading</h1>\n<p>first</p>\n",
 "<p>text Head</p>\n",
 "<h1>Heading</h1>\n",
 "<p>code</p>\n",
 "own<p>first</p>\np.md q.md r.md z.html \n"]
--- no_error_log
[error]



=== TEST 5: a page asks for it, the site does not
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-titles-from-headings]
>>> a.md
---
strip_title: true
---
# A

text {{ page.title }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<p>text A</p>
--- no_error_log
[error]



=== TEST 6: switched off
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-titles-from-headings]
titles_from_headings: { enabled: false }
>>> a.md
---
---
# A

text [{{ page.title }}]
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<h1>A</h1>
<p>text []</p>
--- no_error_log
[error]
