# HTTP/2, in the clear and over TLS.

use File::Temp 'tempdir';
use Test::Nginx::Socket 'no_plan';

# a certificate for HTTP/2 over TLS, by a socket that needs no port
our $dir = $ENV{TEST_NGINX_TLS_DIR} = tempdir(CLEANUP => 1);

system("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost"
       . " -keyout $dir/key.pem -out $dir/cert.pem 2>$dir/openssl.log") == 0
    or die "no certificate: see $dir/openssl.log";

open my $curlrc, '>', "$dir/curlrc" or die "$dir: $!";
print $curlrc "insecure\nunix-socket = \"$dir/tls.sock\"\n";
close $curlrc;

add_block_preprocessor(sub {
    my $block = shift;

    $block->set_value(user_files => <<'_END_') unless defined $block->user_files;
>>> page.html
---
---
hello
>>> empty.html
---
---
>>> long.html
---
---
{% for i in (1..20000) %}{% endfor %}long
>>> fail.html
---
layout: broken
---
>>> _layouts/broken.html
{% if %}
>>> 500.html
---
---
sorry
>>> missing.html
---
---
not here
>>> plain.txt
plain
_END_

    $block->set_value(no_error_log => '[alert]')
        unless defined $block->no_error_log;
});

no_root_location();

run_tests();

__DATA__

=== TEST 1: HTTP/2
--- config
    location / {
        posts on;
        add_header X-Proto $server_protocol;
    }
--- skip_nginx: 15: < 1.25.1
--- http2
--- request eval
["GET /page.html", "GET /long.html", "GET /none", "GET /plain.txt"]
--- error_code eval
[200, 200, 404, 200]
--- response_headers eval
["X-Proto: HTTP/2.0\nContent-Length: 6", "X-Proto: HTTP/2.0", "", ""]
--- response_body_like eval
["^hello\$", "^long\$", "404", "^plain\$"]



=== TEST 2: HTTP/2, other methods
--- config
    location / {
        posts on;
    }
--- skip_nginx: 6: < 1.25.1
--- http2
--- request eval
["HEAD /page.html", "POST /page.html"]
--- error_code eval
[200, 405]
--- response_headers eval
["Content-Length: 6", "Allow: GET, HEAD"]



=== TEST 3: HTTP/2 over TLS
--- http_config
    server {
        listen unix:$TEST_NGINX_TLS_DIR/tls.sock ssl http2;
        ssl_certificate $TEST_NGINX_TLS_DIR/cert.pem;
        ssl_certificate_key $TEST_NGINX_TLS_DIR/key.pem;
        root html;
        posts on;
        gzip on;
        add_header X-Proto "$server_protocol $scheme";
    }
--- config
--- skip_nginx: 19: < 1.25.1
--- http2
--- curl_protocol: https
--- curl_options eval
"-K$main::dir/curlrc"
--- request eval
["GET /page.html", "GET /long.html", "HEAD /page.html", "GET /none", "POST /page.html"]
--- error_code eval
[200, 200, 200, 404, 405]
--- response_headers eval
[("X-Proto: HTTP/2.0 https") x 3, "", "Allow: GET, HEAD"]
--- response_body_like eval
["^hello\$", "^long\$", "^\$", "404", "405"]
