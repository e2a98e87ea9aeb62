# Sources that are broken, huge or hostile: a clear status,
# one log line "file:line: reason", and a server that goes on.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

run_tests();

__DATA__

=== TEST 1: broken YAML in a post that was never good: as Jekyll publishes it
--- user_files
>>> index.html
---
---
{% for p in site.posts %}[{{ p.url }} {{ p.excerpt }}]{% endfor %}
>>> _posts/2024-01-02-a.html
---
title: [
---
text
--- init
utime 1700000000, 1700000000, Steps::site('_posts/2024-01-02-a.html');
--- steps
GET / 200 MISS [/2023/11/14/2024-01-02-a.html ]
GET /2023/11/14/2024-01-02-a.html 200 MISS text
GET /2024/01/02/a.html 404 - -
--- logged eval
qr{\A_posts/2024-01-02-a\.html:[123]: .+\n\z}



=== TEST 2: broken Liquid
--- user_files
>>> a.html
---
---
{{ page.title
>>> b.html
---
---

{% if %}{% endif %}
>>> c.html
---
---
{% for %}{% endfor %}
>>> d.html
---
---
{% endif %}
>>> e.html
---
---
{% raw %}
--- steps
GET /a.html 500 MISS -
GET /b.html 500 MISS -
GET /c.html 500 MISS -
GET /d.html 500 MISS -
GET /e.html 500 MISS -
--- logged eval
qr{\Aa\.html:\d: .+\nb\.html:4: .+\nc\.html:3: .+\nd\.html:3: .+\ne\.html:\d: .+\n\z}



=== TEST 3: a missing layout: the page without it, and a warning
--- user_files
>>> a.html
---
layout: nowhere
---
text
--- request
GET /a.html
--- response_body
text
--- grep_error_log eval
qr/\[warn\].*a\.html:1: layout "nowhere" does not exist/
--- grep_error_log_out eval
qr/^\[warn\].*\n\z/



=== TEST 4: layouts in a circle, and one around itself
--- user_files
>>> a.html
---
layout: one
---
text
>>> b.html
---
layout: self
---
text
>>> _layouts/one.html
---
layout: two
---
1{{ content | strip }}
>>> _layouts/two.html
---
layout: one
---
2{{ content | strip }}
>>> _layouts/self.html
---
layout: self
---
s{{ content | strip }}
--- steps
GET /a.html 200 MISS 21text
GET /b.html 200 MISS stext



=== TEST 5: layouts that lead out of their folder
--- user_files
>>> a.html
---
layout: ../secret
---
text
>>> b.html
---
layout: /etc/passwd
---
text
>>> c.html
---
layout: [1, {x: 2}]
---
text
>>> secret.html
secret
--- steps
GET /a.html 200 MISS text
GET /b.html 200 MISS text
GET /c.html 200 MISS text



=== TEST 6: an include of itself
--- user_files
>>> a.html
---
---
{% include a.html %}
>>> _includes/a.html
x{% include a.html %}
--- steps
GET /a.html 500 MISS -
--- logged eval
qr{\A_includes/a\.html:1: .*[Nn]esting too deep.*\n\z}



=== TEST 7: includes that lead out of their folder
--- user_files
>>> a.html
---
---
{% include ../secret.html %}
>>> b.html
---
f: ../secret.html
---
{% include {{ page.f }} %}
>>> c.html
---
f: /etc/passwd
---
{% include {{ page.f }} %}
>>> d.html
---
---
{% include_relative ../secret.html %}
>>> e.html
---
f: ""
---
{% include {{ page.f }} %}
>>> secret.html
secret
--- steps
GET /a.html 500 MISS -
GET /b.html 500 MISS -
GET /c.html 500 MISS -
GET /d.html 500 MISS -
GET /e.html 500 MISS -
--- logged eval
qr{\A[a-e]\.html:\d: .+\n([b-e]\.html:\d: .+\n){4}\z}



=== TEST 8: invalid UTF-8: no post, and a page is an error, not its source
--- user_files eval
">>> _posts/2024-01-02-a.html
caf\xe9
>>> b.html
---
---
caf\xe9
>>> c.html
---
layout: l
---
text
>>> d.html
---
---
{% include i.html %}
>>> _layouts/l.html
caf\xe9 {{ content }}
>>> _includes/i.html
caf\xe9
>>> e.html
---
title: caf\xe9
---
text
>>> f.md
---
---
caf\xe9
"
--- steps
GET /2024/01/02/a.html 404 - -
GET /b.html 500 MISS -
GET /c.html 500 MISS -
GET /d.html 500 MISS -
GET /e.html 500 MISS -
GET /f.html 500 MISS -
--- logged eval
qr{\Ab\.html:1: .*UTF-8\n_layouts/l\.html:1: .*UTF-8\n_includes/i\.html:1: .*UTF-8\ne\.html:\d: .*UTF-8\nf\.md:\d: .*UTF-8\n\z}



=== TEST 9: huge front matter is broken front matter
--- user_files eval
">>> a.html\n---\nx: " . 'y' x 300000 . "\n---\na\n"
--- steps
GET /a.html 200 MISS a
--- logged
a.html:1: front matter of more than 262144 bytes



=== TEST 10: deep YAML and aliases that grow are broken front matter
--- user_files eval
">>> a.html\n---\nx: " . '[' x 1000 . ']' x 1000 . "\n---\na\n"
. ">>> b.html\n---\na: &a [x,x,x,x,x,x,x,x,x]\n"
. CORE::join('', map { my $p = chr(ord($_) - 1); "$_: &$_ [" . CORE::join(',', ("*$p") x 9) . "]\n" } 'b' .. 'i')
. "---\n{{ page.i | size }}\n"
. ">>> c.html\n---\nx: &a [*a]\n---\nc\n"
. ">>> d.html\n---\n" . '{a: ' x 70 . '1' . '}' x 70 . "\n---\nc\n"
--- steps
GET /a.html 200 MISS a
GET /b.html 200 MISS 0
GET /c.html 200 MISS c
GET /d.html 200 MISS c
--- logged eval
qr{\Aa\.html:2: .+\nb\.html:\d+: .+\nc\.html:2: .+\nd\.html:\d: .+\n\z}



=== TEST 11: deep Liquid
--- user_files eval
">>> a.html\n---\n---\n" . '{% if true %}' x 5000 . 'x' . '{% endif %}' x 5000 . "\n"
. ">>> b.html\n---\n---\n{{ a" . '[a' x 5000 . ']' x 5000 . " }}\n"
. ">>> c.html\n---\n---\n{% if " . 'true and ' x 50000 . "true %}x{% endif %}\n"
. ">>> d.html\n---\n---\n{{ 'a'" . " | append: 'b'" x 20000 . " | size }}\n"
--- steps
GET /a.html 500 MISS -
GET /b.html 200 MISS -
GET /c.html 200 MISS x
GET /d.html 200 MISS 20001
--- logged eval
qr{\Aa\.html:3: Nesting too deep\n\z}



=== TEST 12: loops that would take for ever
--- timeout: 60
--- user_files
>>> a.html
---
---
{% for i in (1..10000000) %}{% endfor -%}
>>> b.html
---
---
{% for i in (1..1000000) %}{% for j in (1..1000000) %}{% assign x = j %}{% endfor %}{% endfor %}
>>> c.html
---
---
{% assign x = "x" %}{% for i in (1..100) %}{% assign x = x | append: x %}{% endfor %}
>>> d.html
---
---
{% for i in (1..1000000) %}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx{% endfor %}
>>> good.html
---
---
good
--- steps
GET /a.html 200 MISS
GET /b.html 500 MISS -
GET /c.html 500 MISS -
GET /d.html 500 MISS -
GET /good.html 200 MISS good
--- logged eval
qr{\Ab\.html:3: .* steps\nc\.html:3: .*\d+ bytes\nd\.html:3: .*\d+ bytes of output\n\z}



=== TEST 13: long lines, NUL bytes, nothing
--- user_files eval
">>> a.html\n---\n---\n" . 'x' x 2000000 . "\n"
. ">>> b.html\n---\n---\na\0b\n"
. ">>> c.html\n"
. ">>> d.html\n---\n---\n"
. ">>> e.html\n---\ntitle: a\0b\n---\ne\n"
. ">>> f.md\n---\n---\na\0b\n"
. ">>> _config.yml\nmarkdown: CommonMark\n"
. ">>> _posts/2024-01-02-empty.html\n"
. ">>> g.html\n---"
. ">>> h.html\n\0\0\0\n"
--- steps
GET /a.html 200 MISS /\Ax+\n\z/
GET /b.html 200 MISS /\Aa\0b\n\z/
GET /c.html 200 -
GET /d.html 200 MISS
GET /e.html 200 MISS e
GET /f.html 200 MISS -
GET /2024/01/02/empty.html 200 MISS
GET /h.html 200 - /\A\0\0\0\n\z/
--- logged eval
qr{\Ae\.html:\d: .+\n\z}



=== TEST 14: a configuration that is no map, and none that was ever good
--- user_files
>>> _config.yml
- a
- b
>>> a.html
---
---
a
--- steps
GET /a.html 500 - -
GET /a.html 500 - -
write repaired
GET /a.html 200 MISS a
--- repaired
>>> _config.yml
title: x
--- logged
_config.yml:1: the configuration is not a map



=== TEST 15: an empty configuration, and one of spaces
--- user_files eval
">>> _config.yml\n \n\n>>> a.html\n---\n---\na\n"
--- steps
GET /a.html 200 MISS a
