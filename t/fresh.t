# An edit of anything that a page is made from shows on the very next request.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

run_tests();

__DATA__

=== TEST 1: the post itself
--- user_files
>>> _posts/2024-01-02-a.html
one
--- steps
GET /2024/01/02/a.html 200 MISS one
GET /2024/01/02/a.html 200 HIT one
write again
GET /2024/01/02/a.html 200 EXPIRED two
GET /2024/01/02/a.html 200 HIT two
--- again
>>> _posts/2024-01-02-a.html
two



=== TEST 2: its layout
--- user_files
>>> _posts/2024-01-02-a.html
---
layout: post
---
text
>>> _layouts/post.html
old: {{ content }}
--- steps
GET /2024/01/02/a.html 200 MISS old: text\n
GET /2024/01/02/a.html 200 HIT old: text\n
write again
GET /2024/01/02/a.html 200 EXPIRED new: text\n
GET /2024/01/02/a.html 200 HIT new: text\n
--- again
>>> _layouts/post.html
new: {{ content }}



=== TEST 3: the layout of its layout
--- user_files
>>> _posts/2024-01-02-a.html
---
layout: post
---
text
>>> _layouts/post.html
---
layout: outer
---
<{{ content | strip }}>
>>> _layouts/outer.html
old: {{ content | strip }}
--- steps
GET /2024/01/02/a.html 200 MISS old: <text>
write again
GET /2024/01/02/a.html 200 EXPIRED new: <text>
GET /2024/01/02/a.html 200 HIT new: <text>
--- again
>>> _layouts/outer.html
new: {{ content | strip }}



=== TEST 4: an include, and an include in it
--- user_files
>>> _posts/2024-01-02-a.html
---
---
{% include a.html %}
>>> _includes/a.html
a1 {% include b.html -%}
>>> _includes/b.html
b1
--- steps
GET /2024/01/02/a.html 200 MISS a1 b1\n
write inner
GET /2024/01/02/a.html 200 EXPIRED a1 b2\n
write outer
GET /2024/01/02/a.html 200 EXPIRED a2 b2\n
GET /2024/01/02/a.html 200 HIT a2 b2\n
--- inner
>>> _includes/b.html
b2
--- outer
>>> _includes/a.html
a2 {% include b.html -%}



=== TEST 5: an include whose name is in a variable
--- user_files
>>> a.html
---
which: x.html
---
{% include {{ page.which }} %}
>>> _includes/x.html
x
>>> _includes/y.html
y
--- steps
GET /a.html 200 MISS x\n
write page
GET /a.html 200 EXPIRED y\n
write include
GET /a.html 200 EXPIRED z\n
--- page
>>> a.html
---
which: y.html
---
{% include {{ page.which }} %}
--- include
>>> _includes/y.html
z



=== TEST 6: the configuration
--- user_files
>>> _config.yml
title: old
>>> a.html
---
---
{{ site.title }}
--- steps
GET /a.html 200 MISS old
GET /a.html 200 HIT old
write again
GET /a.html 200 EXPIRED new
GET /a.html 200 HIT new
delete _config.yml
GET /a.html 200 EXPIRED /^\n$/
GET /a.html 200 HIT /^\n$/
write again
GET /a.html 200 EXPIRED new
--- again
>>> _config.yml
title: new



=== TEST 7: the time zone
--- user_files
>>> _config.yml
timezone: UTC
>>> _posts/2024-01-02-a.html
---
date: 2024-01-02 12:00:00 +0000
---
{{ page.date | date: "%H:%M" }}
--- steps
GET /2024/01/02/a.html 200 MISS 12:00
write again
GET /2024/01/02/a.html 200 EXPIRED 20:00
--- again
>>> _config.yml
timezone: Asia/Shanghai



=== TEST 8: the permalink of the configuration
--- user_files
>>> _config.yml
permalink: pretty
>>> _posts/2024-01-02-a.html
text
--- steps
GET /2024/01/02/a/ 200 MISS text
write again
GET /2024/01/02/a/ 404 - -
GET /a.html 200 MISS text
GET /a.html 200 HIT text
--- again
>>> _config.yml
permalink: none



=== TEST 9: defaults of the configuration
--- user_files
>>> _config.yml
defaults: [{scope: {path: ""}, values: {layout: a}}]
>>> p.html
---
---
text
>>> _layouts/a.html
a: {{ content | strip }}
>>> _layouts/b.html
b: {{ content | strip }}
--- steps
GET /p.html 200 MISS a: text
write again
GET /p.html 200 EXPIRED b: text
--- again
>>> _config.yml
defaults: [{scope: {path: ""}, values: {layout: b}}]



=== TEST 10: another layout
--- user_files
>>> p.html
---
layout: a
---
text
>>> _layouts/a.html
a: {{ content | strip }}
>>> _layouts/b.html
b: {{ content | strip }}
--- steps
GET /p.html 200 MISS a: text
write again
GET /p.html 200 EXPIRED b: text
touch _layouts/a.html
GET /p.html 200 HIT b: text
--- again
>>> p.html
---
layout: b
---
text



=== TEST 11: a new post
--- user_files
>>> _posts/2024-01-02-a.html
a
--- steps
GET /2024/01/02/a.html 200 MISS a
GET /2024/01/03/b.html 404 - -
write added
GET /2024/01/03/b.html 200 MISS b
GET /2024/01/03/b.html 200 HIT b
GET /2024/01/02/a.html 200 HIT a
--- added
>>> _posts/2024-01-03-b.html
b



=== TEST 12: the first post of a new category
--- user_files
>>> _posts/2024-01-02-a.html
a
--- steps
GET /news/2024/01/03/b.html 404 - -
write added
GET /news/2024/01/03/b.html 200 MISS b
--- added
>>> news/_posts/2024-01-03-b.html
b



=== TEST 13: a deleted post, then the same again
--- user_files
>>> _posts/2024-01-02-a.html
a
--- steps
GET /2024/01/02/a.html 200 MISS a
delete _posts/2024-01-02-a.html
GET /2024/01/02/a.html 404 - -
GET /2024/01/02/a.html 404 - -
write again
GET /2024/01/02/a.html 200 MISS a
--- again
>>> _posts/2024-01-02-a.html
a



=== TEST 14: a deleted folder of posts
--- user_files
>>> _posts/2024-01-02-a.html
a
>>> b.html
---
---
b
--- steps
GET /2024/01/02/a.html 200 MISS a
delete _posts
GET /2024/01/02/a.html 404 - -
GET /b.html 200 MISS b



=== TEST 15: a renamed post
--- user_files
>>> _posts/2024-01-02-a.html
a
--- steps
GET /2024/01/02/a.html 200 MISS a
rename _posts/2024-01-02-a.html _posts/2024-01-02-b.html
GET /2024/01/02/a.html 404 - -
GET /2024/01/02/b.html 200 MISS a
rename _posts/2024-01-02-b.html _posts/2024-01-02-a.html
GET /2024/01/02/a.html 200 MISS a
GET /2024/01/02/b.html 404 - -



=== TEST 16: a post that changes places with another
--- user_files
>>> _posts/2024-01-02-a.html
a
>>> _posts/2024-01-02-b.html
b
--- steps
GET /2024/01/02/a.html 200 MISS a
GET /2024/01/02/b.html 200 MISS b
rename _posts/2024-01-02-a.html _posts/x
rename _posts/2024-01-02-b.html _posts/2024-01-02-a.html
rename _posts/x _posts/2024-01-02-b.html
GET /2024/01/02/a.html 200 EXPIRED b
GET /2024/01/02/b.html 200 EXPIRED a



=== TEST 17: a permalink of its own
--- user_files
>>> _posts/2024-01-02-a.html
---
permalink: /x/
---
a
--- steps
GET /x/ 200 MISS a
write again
GET /x/ 404 - -
GET /y/ 200 MISS a
GET /2024/01/02/a.html 404 - -
--- again
>>> _posts/2024-01-02-a.html
---
permalink: /y/
---
a



=== TEST 18: a date of its own
--- user_files
>>> _posts/2024-01-02-a.html
a
--- steps
GET /2024/01/02/a.html 200 MISS a
write again
GET /2024/01/02/a.html 404 - -
GET /2024/03/04/a.html 200 MISS a
--- again
>>> _posts/2024-01-02-a.html
---
date: 2024-03-04
---
a



=== TEST 19: a post that is withdrawn, and published again
--- user_files
>>> _posts/2024-01-02-a.html
---
published: true
---
a
--- steps
GET /2024/01/02/a.html 200 MISS a
write off
GET /2024/01/02/a.html 404 - -
write on
GET /2024/01/02/a.html 200 MISS a
--- off
>>> _posts/2024-01-02-a.html
---
published: false
---
a
--- on
>>> _posts/2024-01-02-a.html
---
published: true
---
a



=== TEST 20: a post that moves into the future
--- user_files
>>> _posts/2024-01-02-a.html
---
date: 2024-01-02
---
a
--- steps
GET /2024/01/02/a.html 200 MISS a
write again
GET /2024/01/02/a.html 404 - -
GET /2999/01/02/a.html 404 - -
--- again
>>> _posts/2024-01-02-a.html
---
date: 2999-01-02
---
a



=== TEST 21: an include that was missing
--- user_files
>>> a.html
---
---
{% include b.html %}
--- steps
GET /a.html 500 MISS -
GET /a.html 500 HIT -
write added
GET /a.html 200 EXPIRED b\n
GET /a.html 200 HIT b\n
--- added
>>> _includes/b.html
b
--- logged
a.html:3: Could not locate the included file 'b.html' in "_includes"



=== TEST 22: a layout that was missing
--- user_files
>>> a.html
---
layout: b
---
text
--- steps
GET /a.html 200 MISS text
GET /a.html 200 HIT text
write added
GET /a.html 200 EXPIRED b: text
delete _layouts/b.html
GET /a.html 200 EXPIRED text
--- added
>>> _layouts/b.html
b: {{ content | strip }}



=== TEST 23: a layout of a better extension comes
--- user_files
>>> a.html
---
layout: b
---
text
>>> _layouts/b.txt
txt: {{ content | strip }}
--- steps
GET /a.html 200 MISS txt: text
write added
GET /a.html 200 EXPIRED html: text
GET /a.html 200 HIT html: text
--- added
>>> _layouts/b.html
html: {{ content | strip }}



=== TEST 24: a file that takes another's URL
--- user_files
>>> a.html
---
---
page
--- steps
GET /a.html 200 MISS page
write added
GET /b.html 200 MISS b
delete b.html
GET /b.html 404 - -
--- added
>>> b.html
---
---
b



=== TEST 25: a page becomes a static file, and a page again
--- user_files
>>> a.html
---
---
{{ "page" }}
--- steps
GET /a.html 200 MISS page
write static
GET /a.html 200 - {{ "static" }}
write page
GET /a.html 200 EXPIRED page
--- static
>>> a.html
{{ "static" }}
--- page
>>> a.html
---
---
{{ "page" }}



=== TEST 26: two edits of one length at once, replaced by rename each
--- user_files
>>> a.html
---
---
1
--- steps
GET /a.html 200 MISS 1
replace two
replace three
GET /a.html 200 EXPIRED 3
replace four
GET /a.html 200 EXPIRED 4
GET /a.html 200 HIT 4
--- two
>>> a.html
---
---
2
--- three
>>> a.html
---
---
3
--- four
>>> a.html
---
---
4



=== TEST 27: many edits of one length, in place, within the file system's tick
--- user_files
>>> _posts/2024-01-02-a.html
0
--- steps
GET /2024/01/02/a.html 200 MISS 0
over _posts/2024-01-02-a.html 1
GET /2024/01/02/a.html 200 EXPIRED 1
over _posts/2024-01-02-a.html 2
GET /2024/01/02/a.html 200 EXPIRED 2
over _posts/2024-01-02-a.html 3
over _posts/2024-01-02-a.html 4
GET /2024/01/02/a.html 200 EXPIRED 4
GET /2024/01/02/a.html 200 HIT 4



=== TEST 28: an edit that puts the old mtime back
--- user_files
>>> a.html
---
---
1
--- steps
GET /a.html 200 MISS 1
perl edit
GET /a.html 200 EXPIRED 2
--- edit
my @old = stat "$html/a.html";
open my $out, '+<', "$html/a.html";
print $out "---\n---\n2\n";
close $out;
utime $old[8], $old[9], "$html/a.html";



=== TEST 29: the whole site is replaced by rename, as deployments do
--- config
    location / {
        root html/current;
        posts on;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> one/a.html
---
---
one
>>> two/a.html
---
---
two
--- init
symlink 'one', Steps::site('current');
--- steps
GET /a.html 200 MISS one
GET /a.html 200 HIT one
perl switch
GET /a.html 200 MISS two
perl back
GET /a.html 200 HIT one
--- switch
symlink 'two', "$html/new"; rename "$html/new", "$html/current";
--- back
symlink 'one', "$html/new"; rename "$html/new", "$html/current";



=== TEST 30: a layout that is a symbolic link to another place
--- user_files
>>> a.html
---
layout: l
---
text
>>> _shared/one.html
one: {{ content | strip }}
>>> _shared/two.html
two: {{ content | strip }}
--- init
mkdir Steps::site('_layouts');
symlink '../_shared/one.html', Steps::site('_layouts/l.html');
--- steps
GET /a.html 200 MISS one: text
perl switch
GET /a.html 200 EXPIRED two: text
write target
GET /a.html 200 EXPIRED new: text
--- switch
unlink "$html/_layouts/l.html";
symlink '../_shared/two.html', "$html/_layouts/l.html";
--- target
>>> _shared/two.html
new: {{ content | strip }}
