# What takes long is computed somewhere else: Markdown of a large document in
# a thread, Sass in a process of its own.  The worker answers meanwhile.

use FindBin;
use lib "$FindBin::Bin/lib";

use Time::HiRes 'time';
use Test::Nginx::Socket 'no_plan';
use Steps;

# some 600 KB

sub Aside::text {
    my ($n) = @_;

    return "---\n---\n" . "Some *text* with a [link](/a) and `code`\n\n- item\n\n"
        x $n;
}

our $site = ">>> index.html\n---\n---\nindex\n";

run_tests();

__DATA__

=== TEST 1: a large document
--- user_files eval
$main::site . ">>> a.md\n" . Aside::text(12000)
--- steps
GET /a.html 200 MISS /\A(<p>Some <em>text<\/em> with a <a href="\/a">link<\/a> and <code>code<\/code><\/p>\n<ul>\n<li>(<p>)?item(<\/p>)?<\/li>\n<\/ul>\n?)+\z/
GET /a.html 200 HIT -



=== TEST 2: markdownify of one, twice, is the same as the document itself
--- user_files eval
$main::site . ">>> a.md\n" . Aside::text(2000)
. ">>> _includes/t.md\n" . (Aside::text(2000) =~ s/\A---\n---\n//r)
. ">>> b.html\n---\n---\n"
. "{% capture text %}{% include t.md %}{% endcapture %}"
. "{% assign one = text | markdownify %}{% assign two = text | markdownify %}"
. "{% if one == two %}{{ one }}{% endif %}\n"
--- steps
GET /a.html 200 MISS -
GET /b.html 200 MISS -
perl same
--- same
my $socket = Steps::connection();
my $a = (Steps::ask($socket, '/a.html'))[2];
my $b = (Steps::ask($socket, '/b.html'))[2];

s/\s+\z// for $a, $b;
die 'nothing' if length $a < 100_000;
die 'another document' if $a ne $b;



=== TEST 3: a style sheet that never ends
--- config
    location / {
        posts on;
        posts_timeout 2s;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files eval
$main::site . ">>> a.scss\n---\n---\n\@while true { }\n"
. ">>> b.html\n---\n---\n{% capture css %}\@while true { }{% endcapture %}\n"
. "{{ css | scssify }}\n"
--- steps
GET / 200 MISS index
perl meanwhile
GET /a.css 500 HIT -
GET /b.html 500 MISS -
write repaired
GET /a.css 200 EXPIRED /a \{ b: c; \}/
write again
GET /a.css 200 STALE /a \{ b: c; \}/
--- meanwhile
my $slow = Steps::connection();
my $start = time;

print { $slow } "GET /a.css HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
$slow->flush;

my $other = Steps::connection();
Steps::ask($other, '/') for 1 .. 20;
die 'the worker does not answer' if time - $start > 0.9;

my $answer = do { local $/; <$slow> };
die "not in time: ${ \ (time - $start) }" if time - $start > 1.9;
die $answer if $answer !~ m{\AHTTP/1\.1 500 };
--- repaired
>>> a.scss
---
---
a { b: c }
--- again
>>> a.scss
---
---
@while true { a { b: c } }
--- logged eval
qr{\Aa\.scss:\d+: Sass takes more than 1000 ms
b\.html:4: Sass takes more than 1000 ms
a\.scss:\d+: Sass (takes more than|needs too much memory).+
\z}



=== TEST 4: a style sheet that takes all memory
--- config
    location / {
        posts on;
        posts_timeout 4s;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files eval
$main::site . ">>> a.scss\n---\n---\n\$a: \"12345678\";\n"
. "\@while true { \$a: \"#{\$a}#{\$a}\"; }\n"
--- steps
GET / 200 MISS index
GET /a.css 500 MISS -
GET / 200 HIT index
--- logged eval
qr{\Aa\.scss:\d+: .+\n\z}



=== TEST 5: imports, and their errors, are those of the page
--- user_files
>>> a.scss
---
---
@import "b";
>>> _sass/_b.scss
a { b: c }
--- steps
GET /a.css 200 MISS /a \{ b: c; \}/
GET /a.css 200 HIT -
write broken
GET /a.css 200 STALE /a \{ b: c; \}/
write repaired
GET /a.css 200 EXPIRED /d \{ e: f; \}/
write hidden
GET /a.css 200 EXPIRED /g \{ h: i; \}/
--- broken
>>> _sass/_b.scss
a { b: $c }
--- repaired
>>> _sass/_b.scss
d { e: f }
--- hidden
>>> b.scss
g { h: i }
--- logged
_sass/_b.scss:1: Undefined variable: "$c".



=== TEST 6: the client leaves, the next one is answered
--- user_files eval
$main::site . ">>> a.md\n" . Aside::text(12000)
. ">>> b.scss\n---\n---\n\@for \$i from 1 through 3000 { a { b: \$i } }\n"
--- steps
GET / 200 MISS index
perl leave
GET /a.html 200 MISS /\A<p>Some/
GET /b.css 200 MISS /b: 1;/
--- leave
for my $uri (('/a.html', '/b.css') x 5) {
    my $socket = Steps::connection();

    print { $socket } "GET $uri HTTP/1.1\r\nHost: a\r\n\r\n";
    $socket->flush;
    Steps::ask(Steps::connection(), '/');
    close $socket;
    Steps::ask(Steps::connection(), '/');
}
