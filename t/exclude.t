# What stays out: sources, hidden files, what the configuration excludes.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: the configuration
--- config
    posts on;
--- user_files
>>> _config.yml
title: x
>>> _config.dev.yml
title: x
>>> a.txt
a
--- jekyll: !_config.yml !_config.dev.yml a.txt
--- request eval
["GET /_config.yml", "GET /_config.dev.yml", "GET /a.txt"]
--- response_body eval
[qr/404 Not Found/, qr/404 Not Found/, "a\n"]
--- error_code eval
[404, 404, 200]


=== TEST 2: layouts, includes, posts, data, drafts
--- config
    posts on;
--- user_files
>>> _layouts/l.html
no
>>> _includes/i.html
no
>>> _posts/2024-03-05-a.md
yes
>>> _data/d.yml
a: no
>>> _drafts/d.md
no
>>> _sass/s.scss
a { b: c }
>>> _site/index.html
no
>>> _other/x.html
no
--- jekyll: !_layouts/l.html !_includes/i.html !_posts/2024-03-05-a.md !_posts/2024-03-05-a.html !_data/d.yml !_drafts/d.md !_sass/s.scss !_site/index.html !_other/x.html 2024/03/05/a.html
--- request eval
[
    "GET /_layouts/l.html",
    "GET /_includes/i.html",
    "GET /_posts/2024-03-05-a.md",
    "GET /_posts/2024-03-05-a.html",
    "GET /_data/d.yml",
    "GET /_drafts/d.md",
    "GET /_sass/s.scss",
    "GET /_site/",
    "GET /_other/x.html",
    "GET /2024/03/05/a.html",
]
--- response_body eval
[
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    "<p>yes</p>\n",
]
--- error_code eval
[404, 404, 404, 404, 404, 404, 404, 404, 404, 200]


=== TEST 3: hidden files and folders
--- config
    posts on;
--- user_files
>>> .git/config
no
>>> .git/HEAD
no
>>> .gitignore
no
>>> .env
no
>>> sub/.hidden
no
>>> .well-known/x
no
>>> sub/.d/e.txt
no
--- jekyll: !.git/config !.git/HEAD !.gitignore !.env !sub/.hidden !.well-known/x !sub/.d/e.txt
--- request eval
[
    "GET /.git/config",
    "GET /.git/HEAD",
    "GET /.gitignore",
    "GET /.env",
    "GET /sub/.hidden",
    "GET /.well-known/x",
    "GET /sub/.d/e.txt",
]
--- response_body eval
[
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
]
--- error_code eval
[404, 404, 404, 404, 404, 404, 404]


=== TEST 4: names that begin or end with a sign
--- config
    posts on;
--- user_files
>>> _a.html
no
>>> #b.html#
no
>>> ~c.html
no
>>> d.html~
no
>>> sub/_e/f.html
no
>>> sub/g~/h.html
no
>>> i_.html
yes
>>> j~k.html
yes
--- jekyll: !_a.html !%23b.html%23 !~c.html !d.html~ !sub/_e/f.html !sub/g~/h.html i_.html j~k.html
--- request eval
[
    "GET /_a.html",
    "GET /%23b.html%23",
    "GET /~c.html",
    "GET /d.html~",
    "GET /sub/_e/f.html",
    "GET /sub/g~/h.html",
    "GET /i_.html",
    "GET /j~k.html",
]
--- response_body eval
[
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    "yes\n",
    "yes\n",
]
--- error_code eval
[404, 404, 404, 404, 404, 404, 200, 200]


=== TEST 5: what is excluded by default
--- config
    posts on;
--- user_files
>>> Gemfile
no
>>> Gemfile.lock
no
>>> node_modules/a/b.js
no
>>> vendor/bundle/x.rb
no
>>> vendor/cache/x.gem
no
>>> vendor/gems/x
no
>>> vendor/ruby/x
no
>>> .sass-cache/x
no
>>> .jekyll-cache/x
no
>>> gemfiles/x
no
>>> vendor/own.txt
yes
>>> package.json
yes
--- jekyll: !Gemfile !Gemfile.lock !node_modules/a/b.js !vendor/bundle/x.rb !vendor/cache/x.gem !vendor/gems/x !vendor/ruby/x !.sass-cache/x !.jekyll-cache/x !gemfiles/x vendor/own.txt package.json
--- request eval
[
    "GET /Gemfile",
    "GET /Gemfile.lock",
    "GET /node_modules/a/b.js",
    "GET /vendor/bundle/x.rb",
    "GET /vendor/cache/x.gem",
    "GET /vendor/gems/x",
    "GET /vendor/ruby/x",
    "GET /.sass-cache/x",
    "GET /.jekyll-cache/x",
    "GET /gemfiles/x",
    "GET /vendor/own.txt",
    "GET /package.json",
]
--- response_body eval
[
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    "yes\n",
    "yes\n",
]
--- error_code eval
[404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 200, 200]


=== TEST 6: exclude
--- config
    posts on;
--- user_files
>>> _config.yml
exclude: ["*.bak", secret, deep/inner/, "docs/*.txt", /rooted.txt, "**/any.md"]
>>> a.bak
no
>>> secret/a.txt
no
>>> secret.txt
prefix
>>> sub/secret/a.txt
yes
>>> deep/inner/a.txt
no
>>> deep/a.txt
yes
>>> docs/a.txt
no
>>> docs/a.html
yes
>>> rooted.txt
no
>>> sub/any.md
no
>>> Gemfile
no
--- request eval
["GET /a.bak", "GET /secret/a.txt", "GET /sub/secret/a.txt", "GET /deep/inner/a.txt", "GET /deep/a.txt", "GET /docs/a.txt", "GET /docs/a.html", "GET /rooted.txt", "GET /sub/any.md", "GET /Gemfile"]
--- jekyll: !a.bak !secret/a.txt sub/secret/a.txt !deep/inner/a.txt deep/a.txt !docs/a.txt docs/a.html !rooted.txt !sub/any.md !Gemfile
--- response_body eval
[
    qr/404 Not Found/,
    qr/404 Not Found/,
    "yes\n",
    qr/404 Not Found/,
    "yes\n",
    qr/404 Not Found/,
    "yes\n",
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
]
--- error_code eval
[404, 404, 200, 404, 200, 404, 200, 404, 404, 404]


=== TEST 7: exclude hides posts and pages as well
--- config
    posts on;
--- user_files
>>> _config.yml
exclude: [private, README.md]
>>> private/_posts/2024-03-05-a.md
no
>>> private/p.md
---
---
no
>>> README.md
---
---
no
>>> a.html
---
---
{{ site.posts.size }} {{ site.pages | map: "name" | join: " " }}
--- jekyll: !private/2024/03/05/a.html !private/p.html !README.html a.html
--- request eval
[
    "GET /private/2024/03/05/a.html",
    "GET /private/p.html",
    "GET /README.html",
    "GET /a.html",
]
--- response_body eval
[qr/404 Not Found/, qr/404 Not Found/, qr/404 Not Found/, "0 a.html\n"]
--- error_code eval
[404, 404, 404, 200]


=== TEST 8: include
--- config
    posts on;
--- user_files
>>> _config.yml
include: [.well-known, _kept, .htaccess, vendor]
>>> .well-known/x.txt
yes
>>> _kept/a.txt
yes
>>> _kept/b.md
---
---
*b*
>>> .htaccess
yes
>>> .other
no
--- jekyll: .well-known/x.txt _kept/a.txt _kept/b.html .htaccess !.other
--- request eval
[
    "GET /.well-known/x.txt",
    "GET /_kept/a.txt",
    "GET /_kept/b.html",
    "GET /.htaccess",
    "GET /.other",
]
--- response_body eval
["yes\n", "yes\n", "<p><em>b</em></p>\n", "yes\n", qr/404 Not Found/]
--- error_code eval
[200, 200, 200, 200, 404]


=== TEST 9: .htaccess is included by default
--- config
    posts on;
--- user_files
>>> .htaccess
yes
>>> sub/.htaccess
yes
--- jekyll: .htaccess sub/.htaccess
--- request eval
["GET /.htaccess", "GET /sub/.htaccess"]
--- response_body eval
["yes\n", "yes\n"]
--- no_error_log
[error]
