# Files that Jekyll copies are left to nginx's own modules, and nothing else
# is: neither a listing nor the source of a page gets out.

use Test::Nginx::Socket 'no_plan';

add_block_preprocessor(sub {
    my $block = shift;

    $block->set_value(config => <<'_END_') unless defined $block->config;
    location / {
        posts on;
        add_header X-Cache $posts_cache_status;
    }
_END_

    $block->set_value(no_error_log => '[error]')
        unless defined $block->no_error_log;
});

no_root_location();

run_tests();

__DATA__

=== TEST 1: nginx's static module answers
--- user_files
>>> a.txt 202401010000.00
0123456789
--- request eval
["GET /a.txt", "HEAD /a.txt", "GET /a.txt", "GET /a.txt", "GET /a.txt"]
--- more_headers eval
["", "", "Range: bytes=1-2", "If-None-Match: \"65920080-b\"",
 "If-Modified-Since: Mon, 01 Jan 2024 00:00:00 GMT"]
--- error_code eval
[200, 200, 206, 304, 304]
--- response_headers eval
["ETag: \"65920080-b\"\nLast-Modified: Mon, 01 Jan 2024 00:00:00 GMT\n"
 . "Content-Length: 11\nAccept-Ranges: bytes\n!X-Cache",
 "Content-Length: 11", "Content-Range: bytes 1-2/11", "!Content-Type",
 "!Content-Type"]
--- response_body eval
["0123456789\n", "", "12", "", ""]



=== TEST 2: with sendfile, and a file larger than a buffer
--- config
    location / {
        posts on;
        sendfile on;
    }
--- user_files eval
[["a.bin", "0123456789" x 100_000]]
--- request eval
["GET /a.bin", "GET /a.bin"]
--- more_headers eval
["", "Range: bytes=-1000"]
--- error_code eval
[200, 206]
--- response_body eval
["0123456789" x 100_000, "0123456789" x 100]



=== TEST 3: gzip_static
--- config
    location / {
        posts on;
        gzip_static on;
        gzip_vary on;
    }
--- user_files
>>> a.css
a
>>> a.css.gz
zipped
--- request eval
["GET /a.css", "GET /a.css"]
--- more_headers eval
["Accept-Encoding: gzip", ""]
--- response_headers eval
["Content-Encoding: gzip\nVary: Accept-Encoding", "!Content-Encoding"]
--- response_body eval
["zipped\n", "a\n"]



=== TEST 4: expires
--- config
    location / {
        posts on;
        expires 1h;
    }
--- user_files
>>> a.txt
a
--- request
GET /a.txt
--- response_headers
Cache-Control: max-age=3600



=== TEST 5: a directory without an index is no listing
--- config
    location / {
        posts on;
        autoindex on;
    }
--- user_files
>>> dir/a.txt
a
>>> dir/sub/b.txt
b
--- request eval
["GET /dir/", "GET /dir/sub/", "GET /dir", "GET /dir/a.txt"]
--- error_code eval
[404, 404, 404, 200]
--- response_body_unlike eval
[("Index of") x 4]
--- no_error_log
[alert]



=== TEST 6: nor a random file
--- config
    location / {
        posts on;
        random_index on;
    }
--- user_files
>>> dir/a.txt
a
>>> _drafts/b.txt
b
--- request eval
["GET /dir/", "GET /_drafts/"]
--- error_code eval
[404, 404]
--- no_error_log
[alert]



=== TEST 7: the source of an index is not what index finds
--- config
    location / {
        posts on;
        index index.md index.html _config.yml;
    }
--- user_files
>>> index.html
---
title: secret
---
{{ "hel" }}lo
>>> _config.yml
a: b
>>> dir/index.md
---
title: secret
---
text
>>> none/_config.yml
a: b
--- request eval
["GET /", "GET /index.html", "GET /dir/", "GET /none/", "GET /index.md"]
--- error_code eval
[200, 200, 200, 404, 404]
--- response_body_like eval
["^hello\$", "^hello\$", "^<p>text</p>\$", "404 Not Found", "404 Not Found"]
--- no_error_log
[alert]



=== TEST 8: an index that is a static file
--- user_files
>>> index.html
static
>>> dir/index.html
other
--- request eval
["GET /", "GET /dir/", "GET /dir", "HEAD /dir/", "GET /dir/?a=b"]
--- error_code eval
[200, 200, 301, 200, 200]
--- response_body_like eval
["^static\$", "^other\$", "301 Moved", "^\$", "^other\$"]



=== TEST 9: the way to a directory
--- user_files
>>> dir/index.md
---
---
text
--- request eval
["GET /dir", "GET /dir?a=b&c=%20d", "HEAD /dir"]
--- error_code eval
[301, 301, 301]
--- response_headers eval
["Location: http://localhost:\$ServerPort/dir/",
 "Location: http://localhost:\$ServerPort/dir/?a=b&c=%20d",
 "Location: http://localhost:\$ServerPort/dir/"]



=== TEST 10: absolute_redirect off, and a name to be escaped
--- config
    location / {
        posts on;
        absolute_redirect off;
    }
--- user_files eval
[["a b\xc3\xa4/index.md", "---\n---\ntext\n"]]
--- request
GET /a%20b%C3%A4
--- error_code: 301
--- response_headers
Location: /a%20b%C3%A4/



=== TEST 11: a static page without its extension
--- user_files
>>> a.html
static
>>> b.txt
text
--- request eval
["GET /a", "GET /b", "HEAD /a"]
--- error_code eval
[200, 404, 200]
--- response_body_like eval
["^static\$", "404 Not Found", "^\$"]
--- no_error_log
[alert]



=== TEST 12: what Jekyll does not publish
--- user_files
>>> _config.yml
a: b
>>> _layouts/a.html
a
>>> _includes/a.html
a
>>> _data/a.yml
a: b
>>> _posts/2024-01-02-a.md
---
---
text
>>> _drafts/b.md
---
---
text
>>> .git/config
a
>>> .htpasswd
a
>>> dir/_a.txt
a
>>> dir/.a.txt
a
>>> a.txt~
a
>>> #a.txt
a
>>> Gemfile
a
>>> node_modules/a.js
a
>>> vendor/bundle/a.txt
a
--- request eval
[map { "GET /$_" } qw( _config.yml _layouts/a.html _includes/a.html
  _data/a.yml _posts/2024-01-02-a.md _posts/2024-01-02-a.html _drafts/b.md
  _drafts/b.html .git/config .git/ .htpasswd dir/_a.txt dir/.a.txt a.txt~
  %23a.txt Gemfile node_modules/a.js vendor/bundle/a.txt )]
--- error_code eval
[(404) x 18]
--- no_error_log
[alert]



=== TEST 13: .well-known and what include names
--- user_files
>>> _config.yml
include: [.well-known, _pages, .htaccess]
>>> .well-known/a.txt
a
>>> _pages/b.txt
b
>>> .htaccess
c
--- request eval
["GET /.well-known/a.txt", "GET /_pages/b.txt", "GET /.htaccess"]
--- response_body eval
["a\n", "b\n", "c\n"]



=== TEST 14: a directory is no file, a file is no directory
--- user_files
>>> a.txt/b.txt
b
>>> c.txt
c
--- request eval
["GET /a.txt", "GET /c.txt/", "GET /a.txt/b.txt", "GET /c.txt/d"]
--- error_code eval
[404, 404, 200, 404]
--- no_error_log
[alert]



=== TEST 15: open_file_cache
--- config
    location / {
        posts on;
        open_file_cache max=10;
    }
--- user_files
>>> a.txt
a
--- request eval
["GET /a.txt", "GET /a.txt"]
--- response_body eval
["a\n", "a\n"]



=== TEST 16: an empty file
--- user_files
>>> a.txt
--- request
GET /a.txt
--- response_headers
Content-Length: 0
--- response_body



=== TEST 17: a new file is there at once, a deleted one is gone
--- config
    location / {
        posts on;
    }

    location /edit/ {
        alias html/;
        dav_methods PUT DELETE;
        create_full_put_path on;
    }
--- request eval
["GET /a.txt", "PUT /edit/a.txt\na", "GET /a.txt", "PUT /edit/_data/a.txt\na",
 "GET /_data/a.txt", "DELETE /edit/a.txt", "GET /a.txt"]
--- error_code eval
[404, 201, 200, 201, 404, 204, 404]
--- no_error_log
[alert]



=== TEST 18: a file that has become a page is not sent as it is
--- config
    location / {
        posts on;
    }

    location /edit/ {
        alias html/;
        dav_methods PUT;
    }
--- user_files
>>> a.html
static
--- request eval
["GET /a.html", "PUT /edit/a.html\n---\nsecret: x\n---\npage", "GET /a.html",
 "PUT /edit/a.html\nstatic again", "GET /a.html"]
--- error_code eval
[200, 204, 200, 204, 200]
--- response_body eval
["static\n", "", "page", "", "static again"]



=== TEST 19: a file of a collection, whose URL is not its path, as any other
--- config
    location / {
        posts on;
        sendfile on;
        gzip on;
        gzip_types text/plain;
        gzip_min_length 0;
        charset utf-8;
        add_header X-Cache $posts_cache_status;
    }
--- user_files
>>> _config.yml
collections:
  notes:
    output: true
>>> _notes/a.txt 202401010000.00
0123456789
>>> _notes/empty.txt
--- request eval
["GET /notes/a.txt", "HEAD /notes/a.txt", "GET /notes/a.txt",
 "GET /notes/a.txt", "GET /notes/a.txt", "GET /notes/a.txt",
 "GET /notes/empty.txt"]
--- more_headers eval
["", "", "Range: bytes=1-2", "If-None-Match: \"65920080-b\"",
 "If-Modified-Since: Mon, 01 Jan 2024 00:00:00 GMT", "Accept-Encoding: gzip",
 ""]
--- error_code eval
[200, 200, 206, 304, 304, 200, 200]
--- response_headers eval
["ETag: \"65920080-b\"\nLast-Modified: Mon, 01 Jan 2024 00:00:00 GMT\n"
 . "Content-Length: 11\nAccept-Ranges: bytes\nX-Cache: BYPASS\n"
 . "Content-Type: text/plain; charset=utf-8",
 "Content-Length: 11", "Content-Range: bytes 1-2/11", "!Content-Type",
 "!Content-Type", "Content-Encoding: gzip", "Content-Length: 0"]
--- response_body_like eval
[qr/^0123456789\n$/, qr/^$/, qr/^12$/, qr/^$/, qr/^$/, qr/^\x1f\x8b/, qr/^$/]



=== TEST 20: a large one is neither read nor limited
--- config
    location / {
        posts on;
        sendfile on;
        open_file_cache max=10;
        output_buffers 2 32k;
    }
--- user_files eval
[["_config.yml", "collections:\n  notes:\n    output: true\n"],
 ["_notes/a.bin", "0123456789" x 2_000_000]]
--- request eval
["GET /notes/a.bin", "GET /notes/a.bin", "GET /notes/a.bin"]
--- more_headers eval
["", "Range: bytes=-1000", "Range: bytes=0-9,19999990-"]
--- error_code eval
[200, 206, 206]
--- response_body_like eval
[qr/^(?:(?:0123456789){20000}){100}$/, qr/^(?:0123456789){100}$/,
 qr/bytes 19999990-19999999/]
--- timeout: 10
