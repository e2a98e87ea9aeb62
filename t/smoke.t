# nginx starts with the module in it, and still answers a static file.

use Test::Nginx::Socket;

repeat_each(2);

plan tests => repeat_each() * 3 * blocks();

no_shuffle();

run_tests();

__DATA__

=== TEST 1: a static file where the module is off
--- config
    location /static/ {
        posts off;
    }
--- user_files
>>> static/hello.txt
hello
--- request
GET /static/hello.txt
--- response_body
hello
--- no_error_log
[error]
