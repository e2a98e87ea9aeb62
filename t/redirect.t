# jekyll-redirect-from: old URLs, ways to other ones, and their list.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: old URLs of posts and pages
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-redirect-from]
url: https://example.org
baseurl: /b
permalink: /:title.html
>>> _posts/2024-01-01-a.md
---
redirect_from: /old
---
>>> _posts/2024-01-02-b.md
---
redirect_from:
  - /dir/
  -
  - x/y.php
  - "/ü a"
---
>>> p.html
---
redirect_from: [/q.html, /old]
---
{% for p in site.pages %}{{ p.path }} {{ p.name }} {{ p.dir }} {{ p.url }} {{ p.layout }} {{ p.sitemap }} {{ p.redirect.from }} {{ p.redirect.to }}
{% endfor %}{% for p in site.html_pages %}{{ p.url }} {% endfor %}
--- jekyll: p.html old.html dir/index.html x/y.php %C3%BC%20a.html q.html redirects.json
--- request eval
["GET /p.html", "GET /old", "GET /dir/", "GET /x/y.php", "GET /%C3%BC%20a", "GET /q.html", "GET /redirects.json"]
--- response_body eval
["p.html p.html / /p    \nredirect.html redirect.html / /old redirect false /old https://example.org/b/a.html\nredirect.html redirect.html /dir/ /dir/ redirect false /dir/ https://example.org/b/b.html\nredirect.html redirect.html /x/ /x/y.php redirect false /x/y.php https://example.org/b/b.html\nredirect.html redirect.html / /ü a redirect false /ü a https://example.org/b/b.html\nredirect.html redirect.html / /q.html redirect false /q.html https://example.org/b/p\nredirect.html redirect.html / /old redirect false /old https://example.org/b/p\nredirects.json redirects.json / /redirects.json    \n/p /old /dir/ /ü a /q.html /old \n",
"<!DOCTYPE html>\n<html lang=\"en-US\">\n  <meta charset=\"utf-8\">\n  <title>Redirecting&hellip;</title>\n  <link rel=\"canonical\" href=\"https://example.org/b/p\">\n  <script>location=\"https://example.org/b/p\"</script>\n  <meta http-equiv=\"refresh\" content=\"0; url=https://example.org/b/p\">\n  <meta name=\"robots\" content=\"noindex\">\n  <h1>Redirecting&hellip;</h1>\n  <a href=\"https://example.org/b/p\">Click here if you are not redirected.</a>\n</html>\n",
"<!DOCTYPE html>\n<html lang=\"en-US\">\n  <meta charset=\"utf-8\">\n  <title>Redirecting&hellip;</title>\n  <link rel=\"canonical\" href=\"https://example.org/b/b.html\">\n  <script>location=\"https://example.org/b/b.html\"</script>\n  <meta http-equiv=\"refresh\" content=\"0; url=https://example.org/b/b.html\">\n  <meta name=\"robots\" content=\"noindex\">\n  <h1>Redirecting&hellip;</h1>\n  <a href=\"https://example.org/b/b.html\">Click here if you are not redirected.</a>\n</html>\n",
"<!DOCTYPE html>\n<html lang=\"en-US\">\n  <meta charset=\"utf-8\">\n  <title>Redirecting&hellip;</title>\n  <link rel=\"canonical\" href=\"https://example.org/b/b.html\">\n  <script>location=\"https://example.org/b/b.html\"</script>\n  <meta http-equiv=\"refresh\" content=\"0; url=https://example.org/b/b.html\">\n  <meta name=\"robots\" content=\"noindex\">\n  <h1>Redirecting&hellip;</h1>\n  <a href=\"https://example.org/b/b.html\">Click here if you are not redirected.</a>\n</html>\n",
"<!DOCTYPE html>\n<html lang=\"en-US\">\n  <meta charset=\"utf-8\">\n  <title>Redirecting&hellip;</title>\n  <link rel=\"canonical\" href=\"https://example.org/b/b.html\">\n  <script>location=\"https://example.org/b/b.html\"</script>\n  <meta http-equiv=\"refresh\" content=\"0; url=https://example.org/b/b.html\">\n  <meta name=\"robots\" content=\"noindex\">\n  <h1>Redirecting&hellip;</h1>\n  <a href=\"https://example.org/b/b.html\">Click here if you are not redirected.</a>\n</html>\n",
"<!DOCTYPE html>\n<html lang=\"en-US\">\n  <meta charset=\"utf-8\">\n  <title>Redirecting&hellip;</title>\n  <link rel=\"canonical\" href=\"https://example.org/b/p\">\n  <script>location=\"https://example.org/b/p\"</script>\n  <meta http-equiv=\"refresh\" content=\"0; url=https://example.org/b/p\">\n  <meta name=\"robots\" content=\"noindex\">\n  <h1>Redirecting&hellip;</h1>\n  <a href=\"https://example.org/b/p\">Click here if you are not redirected.</a>\n</html>\n",
"{\"/old\":\"https://example.org/b/p\",\"/dir/\":\"https://example.org/b/b.html\",\"/x/y.php\":\"https://example.org/b/b.html\",\"/ü a\":\"https://example.org/b/b.html\",\"/q.html\":\"https://example.org/b/p\"}"]
--- no_error_log
[error]


=== TEST 2: ways to other URLs
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-redirect-from]
permalink: /:title.html
defaults:
  - scope: { path: sub }
    values: { redirect_to: /from-defaults }
>>> _layouts/l.html
l {{ content }}
>>> _posts/2024-01-01-a.md
---
layout: l
title: A
redirect_to: /there/
redirect_from: /a-old.html
---
First.

Second.
>>> _posts/2024-01-02-b.md
---
redirect_to: [null, "https://example.com/a?b=c&d", /no]
---
>>> c.md
---
redirect_to: about us
---
text
>>> sub/d.md
---
---
text
>>> e.md
---
redirect_to:
---
text
>>> index.html
---
---
{% for p in site.posts %}{{ p.url }} {{ p.title }} {{ p.layout }} {{ p.sitemap }} {{ p.permalink }} {{ p.redirect.from }} {{ p.redirect.to }} [{{ p.content }}] [{{ p.excerpt }}]
{% endfor %}{% for p in site.pages %}{{ p.url }} {{ p.layout }} {{ p.redirect.to }} [{{ p.content | size }}]
{% endfor %}
--- jekyll: a.html b.html c.html sub/d.html e.html a-old.html redirects.json
--- request eval
["GET /a.html", "GET /b.html", "GET /c", "GET /sub/d.html", "GET /e.html", "GET /a-old.html", "GET /redirects.json"]
--- response_body eval
["<!DOCTYPE html>\n<html lang=\"en-US\">\n  <meta charset=\"utf-8\">\n  <title>Redirecting&hellip;</title>\n  <link rel=\"canonical\" href=\"/there/\">\n  <script>location=\"/there/\"</script>\n  <meta http-equiv=\"refresh\" content=\"0; url=/there/\">\n  <meta name=\"robots\" content=\"noindex\">\n  <h1>Redirecting&hellip;</h1>\n  <a href=\"/there/\">Click here if you are not redirected.</a>\n</html>\n",
"<!DOCTYPE html>\n<html lang=\"en-US\">\n  <meta charset=\"utf-8\">\n  <title>Redirecting&hellip;</title>\n  <link rel=\"canonical\" href=\"https://example.com/a?b=c&d\">\n  <script>location=\"https://example.com/a?b=c&d\"</script>\n  <meta http-equiv=\"refresh\" content=\"0; url=https://example.com/a?b=c&d\">\n  <meta name=\"robots\" content=\"noindex\">\n  <h1>Redirecting&hellip;</h1>\n  <a href=\"https://example.com/a?b=c&d\">Click here if you are not redirected.</a>\n</html>\n",
"<!DOCTYPE html>\n<html lang=\"en-US\">\n  <meta charset=\"utf-8\">\n  <title>Redirecting&hellip;</title>\n  <link rel=\"canonical\" href=\"/about%20us\">\n  <script>location=\"/about%20us\"</script>\n  <meta http-equiv=\"refresh\" content=\"0; url=/about%20us\">\n  <meta name=\"robots\" content=\"noindex\">\n  <h1>Redirecting&hellip;</h1>\n  <a href=\"/about%20us\">Click here if you are not redirected.</a>\n</html>\n",
"<!DOCTYPE html>\n<html lang=\"en-US\">\n  <meta charset=\"utf-8\">\n  <title>Redirecting&hellip;</title>\n  <link rel=\"canonical\" href=\"/from-defaults\">\n  <script>location=\"/from-defaults\"</script>\n  <meta http-equiv=\"refresh\" content=\"0; url=/from-defaults\">\n  <meta name=\"robots\" content=\"noindex\">\n  <h1>Redirecting&hellip;</h1>\n  <a href=\"/from-defaults\">Click here if you are not redirected.</a>\n</html>\n",
"<p>text</p>\n",
"<!DOCTYPE html>\n<html lang=\"en-US\">\n  <meta charset=\"utf-8\">\n  <title>Redirecting&hellip;</title>\n  <link rel=\"canonical\" href=\"/a.html\">\n  <script>location=\"/a.html\"</script>\n  <meta http-equiv=\"refresh\" content=\"0; url=/a.html\">\n  <meta name=\"robots\" content=\"noindex\">\n  <h1>Redirecting&hellip;</h1>\n  <a href=\"/a.html\">Click here if you are not redirected.</a>\n</html>\n",
"{\"/a-old.html\":\"/a.html\",\"/a.html\":\"/there/\",\"/b.html\":\"https://example.com/a?b=c&d\",\"/c\":\"/about%20us\",\"/sub/d\":\"/from-defaults\"}"]
--- no_error_log
[error]


=== TEST 3: the site's own layout, no list
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-redirect-from]
redirect_from:
  json: false
defaults:
  - scope: { path: "" }
    values: { layout: l, color: red }
>>> _layouts/redirect.html
---
layout: l
---
{{ page.redirect.from }} {{ page.redirect.to }} {{ page.color }} {{ page.url }} {{ page.path }}
>>> _layouts/l.html
l {{ content }}
>>> a.md
---
redirect_from: /old/
---
>>> c.md
---
redirect_to: /d
---
--- jekyll: old/index.html c.html !redirects.json
--- request eval
["GET /old/", "GET /c.html", "GET /redirects.json"]
--- response_body eval
["l /old/ /a.html red /old/ redirect.html\n\n",
"l /c.html /d red /c.html c.md\n\n",
qr/404 Not Found/]
--- error_code eval
[200, 200, 404]
--- no_error_log
[alert]


=== TEST 4: the site's own list
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-redirect-from]
>>> redirects.json
mine
>>> a.md
---
redirect_from: /old/
layout: redirect
---
--- jekyll: redirects.json old/index.html a.html
--- request eval
["GET /redirects.json", "GET /old/", "GET /a.html"]
--- response_body eval
["mine\n",
"<!DOCTYPE html>\n<html lang=\"en-US\">\n  <meta charset=\"utf-8\">\n  <title>Redirecting&hellip;</title>\n  <link rel=\"canonical\" href=\"/a.html\">\n  <script>location=\"/a.html\"</script>\n  <meta http-equiv=\"refresh\" content=\"0; url=/a.html\">\n  <meta name=\"robots\" content=\"noindex\">\n  <h1>Redirecting&hellip;</h1>\n  <a href=\"/a.html\">Click here if you are not redirected.</a>\n</html>\n",
"<!DOCTYPE html>\n<html lang=\"en-US\">\n  <meta charset=\"utf-8\">\n  <title>Redirecting&hellip;</title>\n  <link rel=\"canonical\" href=\"\">\n  <script>location=\"\"</script>\n  <meta http-equiv=\"refresh\" content=\"0; url=\">\n  <meta name=\"robots\" content=\"noindex\">\n  <h1>Redirecting&hellip;</h1>\n  <a href=\"\">Click here if you are not redirected.</a>\n</html>\n"]
--- no_error_log
[error]


=== TEST 5: without the plugin
--- config
    posts on;
--- user_files
>>> _config.yml
title: T
>>> a.md
---
redirect_from: /old/
redirect_to: /x
layout: redirect
---
a
--- jekyll: !redirects.json !old/index.html a.html
--- request eval
["GET /redirects.json", "GET /old/", "GET /a.html"]
--- response_body eval
[qr/404 Not Found/,
qr/404 Not Found/,
"<p>a</p>\n"]
--- error_code eval
[404, 404, 200]
--- no_error_log
[alert]


=== TEST 6: unpublished and future documents have no old URLs
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-redirect-from]
>>> a.md
---
redirect_from: /one/
published: false
---
>>> _posts/2099-01-01-a.md
---
redirect_from: /two/
---
--- jekyll: !one/index.html !two/index.html redirects.json
--- request eval
["GET /one/", "GET /two/", "GET /redirects.json"]
--- response_body eval
[qr/404 Not Found/,
qr/404 Not Found/,
"{}"]
--- error_code eval
[404, 404, 200]
--- no_error_log
[alert]


=== TEST 7: documents of collections
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-redirect-from]
collections:
  zoo: { output: true }
  hidden:
>>> _zoo/a.md
---
redirect_from: /old/
---
>>> _zoo/b.md
---
redirect_to: /x
---
>>> _hidden/a.md
---
redirect_from: /h/
---
>>> _posts/2020-01-01-p.md
---
redirect_from: /p/
---
>>> q.md
---
redirect_from: /q/
---
{% for p in site.pages %}{{ p.url }} {% endfor %}{% for p in site.zoo %}{{ p.url }} {{ p.layout }} {% endfor %}
--- jekyll: old/index.html zoo/b.html !h/index.html q.html redirects.json
--- request eval
["GET /old/", "GET /zoo/b.html", "GET /h/", "GET /q.html", "GET /redirects.json"]
--- response_body eval
["<!DOCTYPE html>\n<html lang=\"en-US\">\n  <meta charset=\"utf-8\">\n  <title>Redirecting&hellip;</title>\n  <link rel=\"canonical\" href=\"/zoo/a.html\">\n  <script>location=\"/zoo/a.html\"</script>\n  <meta http-equiv=\"refresh\" content=\"0; url=/zoo/a.html\">\n  <meta name=\"robots\" content=\"noindex\">\n  <h1>Redirecting&hellip;</h1>\n  <a href=\"/zoo/a.html\">Click here if you are not redirected.</a>\n</html>\n",
"<!DOCTYPE html>\n<html lang=\"en-US\">\n  <meta charset=\"utf-8\">\n  <title>Redirecting&hellip;</title>\n  <link rel=\"canonical\" href=\"/x\">\n  <script>location=\"/x\"</script>\n  <meta http-equiv=\"refresh\" content=\"0; url=/x\">\n  <meta name=\"robots\" content=\"noindex\">\n  <h1>Redirecting&hellip;</h1>\n  <a href=\"/x\">Click here if you are not redirected.</a>\n</html>\n",
qr/404 Not Found/,
"<p>/q.html /p/ /old/ /q/ /redirects.json /zoo/a.html  /zoo/b.html redirect</p>\n",
"{\"/p/\":\"/2020/01/01/p.html\",\"/old/\":\"/zoo/a.html\",\"/zoo/b.html\":\"/x\",\"/q/\":\"/q.html\"}"]
--- error_code eval
[200, 200, 404, 200, 200]
--- no_error_log
[alert]
