# The dates of posts: from names and front matter, in time zones, in the future.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: dates from file names
--- config
    posts on;
--- user_files
>>> _posts/2024-3-5-short.md
---
---
{{ page.date }}
>>> _posts/21-01-02-two-digits.md
---
---
{{ page.date }}
>>> _posts/2021-02-30-rolls-over.md
---
---
{{ page.date }}
--- jekyll: 2024/03/05/short.html 2021/01/02/two-digits.html 2021/03/02/rolls-over.html
--- request eval
[
    "GET /2024/03/05/short.html",
    "GET /2021/01/02/two-digits.html",
    "GET /2021/03/02/rolls-over.html",
]
--- response_body eval
[
    "<p>2024-03-05 00:00:00 +0000</p>\n",
    "<p>2021-01-02 00:00:00 +0000</p>\n",
    "<p>2021-03-02 00:00:00 +0000</p>\n",
]
--- no_error_log
[error]


=== TEST 2: a date in the front matter wins
--- config
    posts on;
--- user_files
>>> _posts/2024-03-05-one.md
---
date: 2023-12-31 23:59:58
---
{{ page.date }} {{ page.date | date: "%Y-%m-%d %H:%M:%S" }}
>>> _posts/2024-03-05-two.md
---
date: 2023-12-30
---
{{ page.date }}
--- jekyll: 2023/12/31/one.html 2023/12/30/two.html !2024/03/05/one.html
--- request eval
[
    "GET /2023/12/31/one.html",
    "GET /2023/12/30/two.html",
    "GET /2024/03/05/one.html",
]
--- response_body eval
[
    "<p>2023-12-31 23:59:58 +0000 2023-12-31 23:59:58</p>\n",
    "<p>2023-12-30 00:00:00 +0000</p>\n",
    qr/404 Not Found/,
]
--- error_code eval
[200, 200, 404]


=== TEST 3: dates in a time zone
--- config
    posts on;
--- user_files
>>> _config.yml
timezone: Asia/Shanghai
>>> _posts/2024-03-05-named.md
---
---
{{ page.date }} {{ page.date | date_to_xmlschema }}
>>> _posts/2024-03-05-utc.md
---
date: 2021-12-03 23:30:00
---
{{ page.date }} {{ page.date | date_to_xmlschema }}
>>> _posts/2024-03-05-local.md
---
date: 2021-12-03 23:30
---
{{ page.date }} {{ page.date | date_to_xmlschema }}
>>> _posts/2024-03-05-zone.md
---
date: 2021-12-03 23:30:00 -0500
---
{{ page.date }} {{ page.date | date_to_rfc822 }}
>>> _posts/2024-03-05-z.md
---
date: 2021-12-03T23:30:00Z
---
{{ page.date }} {{ page.date | date: "%F %T %z" }}
--- jekyll: 2024/03/05/named.html 2021/12/04/utc.html 2021/12/03/local.html 2021/12/04/zone.html 2021/12/04/z.html
--- request eval
[
    "GET /2024/03/05/named.html",
    "GET /2021/12/04/utc.html",
    "GET /2021/12/03/local.html",
    "GET /2021/12/04/zone.html",
    "GET /2021/12/04/z.html",
]
--- response_body eval
[
    "<p>2024-03-05 00:00:00 +0800 2024-03-05T00:00:00+08:00</p>\n",
    "<p>2021-12-04 07:30:00 +0800 2021-12-04T07:30:00+08:00</p>\n",
    "<p>2021-12-03 23:30:00 +0800 2021-12-03T23:30:00+08:00</p>\n",
    "<p>2021-12-04 12:30:00 +0800 Sat, 04 Dec 2021 12:30:00 +0800</p>\n",
    "<p>2021-12-04 07:30:00 +0800 2021-12-04 07:30:00 +0800</p>\n",
]
--- no_error_log
[error]


=== TEST 4: dates in a time zone with summer time
--- config
    posts on;
--- user_files
>>> _config.yml
timezone: Europe/Berlin
>>> _posts/2024-03-31-spring.md
---
date: 2024-03-31 01:30:00 +0000
---
{{ page.date }}
>>> _posts/2024-01-31-winter.md
---
date: 2024/01/31 12:00
---
{{ page.date }}
>>> _posts/2024-07-31-summer.md
---
date: "2024-07-31 12:00:00"
---
{{ page.date }}
--- jekyll: 2024/03/31/spring.html 2024/01/31/winter.html 2024/07/31/summer.html
--- request eval
[
    "GET /2024/03/31/spring.html",
    "GET /2024/01/31/winter.html",
    "GET /2024/07/31/summer.html",
]
--- response_body eval
[
    "<p>2024-03-31 03:30:00 +0200</p>\n",
    "<p>2024-01-31 12:00:00 +0100</p>\n",
    "<p>2024-07-31 12:00:00 +0200</p>\n",
]
--- no_error_log
[error]


=== TEST 5: future posts
--- config
    posts on;
--- user_files
>>> _posts/2998-03-05-named.md
---
---
no
>>> _posts/2024-03-05-dated.md
---
date: 2998-03-05 00:00:00 +0000
---
no
>>> page.md
---
date: 2998-03-05 00:00:00 +0000
---
yes
--- jekyll: !2998/03/05/named.html !2998/03/05/dated.html !2024/03/05/dated.html page.html
--- request eval
[
    "GET /2998/03/05/named.html",
    "GET /2998/03/05/dated.html",
    "GET /2024/03/05/dated.html",
    "GET /page.html",
]
--- response_body eval
[qr/404 Not Found/, qr/404 Not Found/, qr/404 Not Found/, "<p>yes</p>\n"]
--- error_code eval
[404, 404, 404, 200]


=== TEST 6: future: true
--- config
    posts on;
--- user_files
>>> _config.yml
future: true
>>> _posts/2998-03-05-named.md
---
---
yes
--- jekyll: 2998/03/05/named.html
--- request
GET /2998/03/05/named.html
--- response_body
<p>yes</p>
--- no_error_log
[error]
