# The budgets of src/data/ngx_posts_limits.h that a site can reach: what is at
# the limit is served, one more is refused by a line that names the limit.
#
# Unit tests beside their twins cover the others.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

# a page of this many bytes in all

sub page {
    my ($name, $bytes) = @_;
    my $front = "---\n---\n";

    return ">>> $name\n$front" . 'x' x ($bytes - length($front) - 1) . "\n";
}

run_tests();

__DATA__

=== TEST 1: MAX_SOURCE: 16 MB of a page
--- user_files eval
main::page('a.html', 1 << 24) . main::page('b.html', (1 << 24) + 1)
--- steps
GET /a.html 200 MISS /\Ax{1000}/
GET /b.html 500 MISS -
--- logged
b.html:1: the file is 16777217 bytes long, more than 16777216 are not read



=== TEST 2: MAX_SOURCE: of a layout and an include
--- user_files eval
">>> a.html\n---\nlayout: a\n---\n"
. ">>> b.html\n---\nlayout: b\n---\n"
. ">>> c.html\n---\n---\n{% include c.html %}\n"
. ">>> _layouts/a.html\n" . 'x' x (1 << 24)
. ">>> _layouts/b.html\n" . 'x' x ((1 << 24) + 1)
. ">>> _includes/c.html\n" . 'x' x ((1 << 24) + 1)
--- init
truncate Steps::site('_layouts/a.html'), 1 << 24;
truncate Steps::site('_layouts/b.html'), (1 << 24) + 1;
--- steps
GET /a.html 200 MISS -
GET /b.html 500 MISS -
GET /c.html 500 MISS -
--- logged
_layouts/b.html:1: the file is 16777217 bytes long, more than 16777216 are not read
_includes/c.html:1: the file is 16777217 bytes long, more than 16777216 are not read



=== TEST 3: MAX_CONFIG
--- user_files
>>> a.html
---
---
{{ site.title }}
--- init
sub Steps::config {
    my ($bytes) = @_;
    my $text = "title: x\n";
    open my $out, '>', Steps::site('_config.yml');
    print $out $text, '#' x ($bytes - length $text);
}

Steps::config(4 << 20);
--- steps
GET /a.html 200 MISS x
perl more
GET /a.html 200 HIT x
--- more
Steps::config((4 << 20) + 1)
--- logged eval
qr{\A_config\.yml:1: the file is 4194305 bytes long, more than 4194304 are not read.*\n\z}



=== TEST 4: MAX_FRONT_MATTER
--- user_files eval
CORE::join '', map {
    my ($name, $bytes) = @$_;
    my $yaml = "---\ntitle: x\n";
    ">>> $name\n$yaml" . '#' x ($bytes - length($yaml) - 1) . "\n---\n{{ page.title }}\n"
} ['a.html', 1 << 18], ['b.html', (1 << 18) + 1]
--- steps
GET /a.html 200 MISS x
GET /b.html 200 MISS /^\n$/
--- logged
b.html:1: front matter of more than 262144 bytes



=== TEST 5: MAX_YAML_DEPTH
--- user_files eval
CORE::join '', map {
    my ($name, $n) = @$_;
    ">>> $name\n---\ntitle: x\nd: " . '[' x $n . ']' x $n . "\n---\n{{ page.title }}\n"
} ['a.html', 63], ['b.html', 64]
--- steps
GET /a.html 200 MISS x
GET /b.html 200 MISS /^\n$/
--- logged eval
qr{\Ab\.html:3: .*64.*\n\z}



=== TEST 6: MAX_LAYOUTS
--- user_files eval
">>> a.html\n---\nlayout: l1\n---\nx\n>>> b.html\n---\nlayout: l0\n---\nx\n"
. CORE::join('', map { ">>> _layouts/l$_.html\n---\nlayout: l" . ($_ + 1) . "\n---\n.{{ content | strip }}\n" } 0 .. 31)
. ">>> _layouts/l32.html\n.{{ content | strip }}\n"
--- steps
GET /a.html 200 MISS /\A\.{32}x\n\z/
GET /b.html 500 MISS -
--- logged eval
qr{\A_layouts/l31\.html:1: more than 32 layouts around one page\n\z}



=== TEST 7: MAX_LIQUID_INCLUDES
--- user_files
>>> a.html
---
---
{% include n.html n=98 %}
>>> b.html
---
---
{% include n.html n=99 %}
>>> _includes/n.html
.{% if include.n > 0 %}{% assign m = include.n | minus: 1 %}{% include n.html n=m %}{% endif -%}
--- steps
GET /a.html 200 MISS /\A\.{99}\n\z/
GET /b.html 500 MISS -
--- logged eval
qr{\A_includes/n\.html:1: .*[Nn]esting too deep.*\n\z}



=== TEST 8: MAX_LIQUID_BLOCKS
--- user_files eval
CORE::join '', map {
    my ($name, $n) = @$_;
    ">>> $name\n---\n---\n" . '{% if true %}' x $n . 'x' . '{% endif %}' x $n . "\n"
} ['a.html', 99], ['b.html', 101]
--- steps
GET /a.html 200 MISS x
GET /b.html 500 MISS -
--- logged
b.html:3: Nesting too deep



=== TEST 9: MAX_OUTPUT
--- user_files eval
my $loops = (1 << 26) / 1024;
[map {
    my ($name, $more) = @$_;
    [$name, "---\n---\n{% for i in (1..$loops) %}" . 'x' x 1024 . "{% endfor %}$more"]
} ['a.html', ''], ['b.html', 'x']]
--- timeout: 60
--- request eval
['HEAD /a.html', 'HEAD /b.html']
--- error_code eval
[200, 500]
--- response_headers eval
['Content-Length: 67108864', '']
--- logged
b.html:3: more than 67108864 bytes of output



=== TEST 10: MAX_LIQUID_RANGE
--- user_files
>>> a.html
---
---
{% assign r = (1..1000000) %}{{ r | reverse | first }}
>>> b.html
---
---
{% assign r = (1..1000001) %}{{ r | reverse | first }}
--- steps
GET /a.html 200 MISS 1000000
GET /b.html 500 MISS -
--- logged eval
qr{\Ab\.html:3: .*1000000.*\n\z}



=== TEST 11: MAX_LIQUID_ITEMS
--- user_files
>>> a.html
---
---
{% assign r = (1..999999) | reverse %}{{ r | push: 1 | size }}
>>> b.html
---
---
{% assign r = (1..1000000) | reverse %}{{ r | push: 1 | size }}
--- steps
GET /a.html 200 MISS 1000000
GET /b.html 500 MISS -
--- logged
b.html:3: an array has more than 1000000 items



=== TEST 12: MAX_LIQUID_STRING
--- user_files eval
my $double = "---\n---\n{% assign s = '0123456789abcdef' %}"
    . '{% for i in (1..20) %}{% assign s = s | append: s %}{% endfor %}';
[['a.html', $double . '{{ s.size }}'],
 ['b.html', $double . '{{ s | append: "x" | size }}']]
--- steps
GET /a.html 200 MISS /\A16777216\n*\z/
GET /b.html 500 MISS -
--- logged
b.html:3: a string is longer than 16777216 bytes



=== TEST 13: strings that grow by replacing end soon
--- user_files
>>> a.html
---
---
{% assign s = 'bbbbbbbbbbbbbbbb' %}{% for i in (1..1000) %}{% assign s = s | replace: 'b', "\'b\`b" %}{% endfor %}
>>> b.html
---
---
{% assign s = 'bbbbbbbbbbbbbbbb' %}{% for i in (1..1000) %}{% assign s = s | split: '' | join: s | slice: 0, 1000000 %}{% endfor %}
--- steps
GET /a.html 500 MISS -
GET /b.html 500 MISS -
--- logged
a.html:3: a string is longer than 16777216 bytes
b.html:3: a string is longer than 16777216 bytes



=== TEST 14: MAX_DEPTH of directories
--- user_files eval
CORE::join '', map { ">>> " . 'd/' x $_ . "a.html\n---\n---\n$_\n" } 64, 65
--- request eval
['GET /' . 'd/' x 64 . 'a.html', 'GET /' . 'd/' x 65 . 'a.html']
--- error_code eval
[200, 404]



=== TEST 15: a folder that is left out is told of once
--- user_files eval
">>> _config.yml\nmarkdown: CommonMark\n>>> " . 'd/' x 65 . "a.html\n---\n---\nx\n"
--- steps
GET /nowhere 404 - -
GET /nowhere 404 - -
--- warned eval
qr{\A(?:d/){64}d: directories are nested deeper than 64, it is left out\n\z}



=== TEST 16: MAX_DEPS: the files of one page
--- user_files eval
">>> a.html\n---\n---\n{% for i in (1..5000) %}{% capture f %}i{{ i }}.html{% endcapture %}{% include {{ f }} %}{% endfor %}\n"
. CORE::join('', map { ">>> _includes/i$_.html\n.\n" } 1 .. 5000)
--- steps
GET /a.html 500 MISS -
--- logged eval
qr{\A\S+:\d+: a page may not be made from more than 4096 files\n\z}



=== TEST 17: MAX_TEMPLATES: more includes than a process keeps
--- user_files eval
">>> a.html\n---\n---\n{% for i in (1..3000) %}{% capture f %}i{{ i }}.html{% endcapture %}{% include {{ f }} %}{% endfor %}\n"
. CORE::join('', map { ">>> _includes/i$_.html\n.\n" } 1 .. 3000)
--- steps
GET /a.html 200 MISS /\A(\.\n){3000}\n\z/
GET /a.html 200 HIT /\A(\.\n){3000}\n\z/



=== TEST 18: MAX_SITES: more sites than a process keeps
--- config
    location / {
        root html/$arg_site;
        posts on;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files eval
CORE::join '', map { ">>> s$_/a.html\n---\n---\n$_\n" } 1 .. 300
--- steps
GET /a.html?site=s1 200 MISS 1
perl others
GET /a.html?site=s1 200 HIT 1
GET /a.html?site=s300 200 HIT 300
--- others
my $socket = Steps::connection();

for my $i (2 .. 300) {
    my (undef, $code, $body) = Steps::ask($socket, "/a.html?site=s$i");
    die "$i: $code $body" if $body ne "$i\n";
}



=== TEST 19: a path of a site that is too long is left out
--- user_files
>>> a.html
---
---
a
--- init
chdir Steps::site();
for (1 .. 5) { mkdir 'x' x 250; chdir 'x' x 250 }
open my $out, '>', 'a.html';
print $out "---\n---\nfar\n";
close $out;
chdir $ENV{PWD};
--- steps
GET /a.html 200 MISS a
perl remove
--- remove
system("rm -rf $html/xx*");



=== TEST 20: MAX_INTEGER_DIGITS
--- user_files
>>> a.html
---
---
{% capture d %}{% for i in (1..1024) %}9{% endfor %}{% endcapture %}
{{- d | minus: 1 | append: "" | size }}
>>> b.html
---
---
{% capture d %}{% for i in (1..1025) %}9{% endfor %}{% endcapture %}
{{- d | minus: 1 | append: "" | size }}
>>> c.html
---
---
{% capture d %}{% for i in (1..1024) %}9{% endfor %}{% endcapture %}
{{- d | plus: 1 | append: "" | size }}
--- steps
GET /a.html 200 MISS 1024
GET /b.html 500 MISS -
GET /c.html 500 MISS -
--- logged
b.html:4: integer has more than 1024 digits
c.html:4: integer has more than 1024 digits



=== TEST 21: MAX_LIQUID_EVALUATIONS
--- user_files eval
CORE::join '', map {
    my ($name, $n) = @$_;
    ">>> $name\n---\nl: [1]\n"
    . CORE::join('', map { "e$_: \"l | group_by_exp: 'i', page.e" . ($_ - 1) . " | map: 'name'\"\n" } 2 .. $n)
    . "e1: \"'x'\"\n---\n{% assign l = page.l %}{{ l | group_by_exp: 'i', page.e$n | map: 'name' }}\n"
} ['a.html', 8], ['b.html', 9]
--- steps
GET /a.html 200 MISS /x/
GET /b.html 500 MISS -
--- logged
b.html:13: Nesting too deep
