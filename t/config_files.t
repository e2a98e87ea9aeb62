# posts_config: which files are the configuration.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';

no_root_location();

run_tests();

__DATA__


=== TEST 1: the later file wins, maps are merged, lists are not
--- config
    posts on;
    posts_config _config.yml local/_other.yaml;
--- user_files
>>> _config.yml
title: one
url: http://one
author: { name: A, mail: a@one }
keywords: [a, b]
empty: kept
>>> local/_other.yaml
title: two
author: { mail: a@two }
keywords: [c]
empty:
>>> a.txt
---
---
{{ site.title }} {{ site.url }} {{ site.author.name }} {{ site.author.mail }} {{ site.keywords | join: "," }} {{ site.empty }}
--- jekyll: a.txt
--- request
GET /a.txt
--- response_body
two http://one A a@two c kept
--- no_error_log
[error]


=== TEST 2: _config.yml is not read unless it is named
--- config
    posts on;
    posts_config _prod.yml;
--- user_files
>>> _config.yml
title: one
broken: [
>>> _prod.yml
permalink: pretty
>>> a.html
---
---
{{ site.title }}|
--- jekyll: a/index.html
--- request
GET /a/
--- response_body
|
--- no_error_log
[error]


=== TEST 3: a file that is not there
--- config
    posts on;
    posts_config _config.yml _none.yml;
--- user_files
>>> _config.yml
title: one
>>> a.html
a
--- request
GET /a.html
--- error_code: 500
--- error_log
/_none.yml:1: there is no such configuration file


=== TEST 4: an error in the second file
--- config
    posts on;
    posts_config _config.yml _two.yml;
--- user_files
>>> _config.yml
title: one
>>> _two.yml
title: two
a: [
>>> a.html
a
--- request
GET /a.html
--- error_code: 500
--- error_log
/_two.yml:


=== TEST 5: TOML
--- config
    posts on;
--- user_files
>>> _config.toml
title = "one"
>>> a.html
a
--- request
GET /a.html
--- error_code: 500
--- error_log
/_config.toml:1: TOML is not supported: the configuration has to be YAML


=== TEST 6: _config.yaml goes before _config.toml
--- config
    posts on;
--- user_files
>>> _config.toml
title = "one"
>>> _config.yaml
title: yaml
>>> a.txt
---
---
{{ site.title }}
--- jekyll: a.txt
--- request
GET /a.txt
--- response_body
yaml
--- no_error_log
[error]


=== TEST 7: two locations with other files share nothing
--- config
    posts_config _one.yml;
    location / {
        posts on;
    }
    location /two/ {
        alias html/;
        posts on;
        posts_config _one.yml _two.yml;
    }
--- user_files
>>> _one.yml
title: one
>>> _two.yml
title: two
>>> a.txt
---
---
{{ site.title }}
--- request eval
["GET /a.txt", "GET /two/a.txt", "GET /a.txt"]
--- response_body eval
["one\n", "two\n", "one\n"]
--- no_error_log
[error]


=== TEST 8: given twice
--- config
    posts_config a.yml;
    posts_config b.yml;
--- must_die
--- error_log
"posts_config" directive is duplicate
