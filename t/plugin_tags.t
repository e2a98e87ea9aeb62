# {% avatar %} of jekyll-avatar, {% gist %} of jekyll-gist.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__

=== TEST 1: avatar: names, variables, sizes
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-avatar, jekyll-gist]
gist: { noscript: false }
>>> a.html
---
author: { name: octo }
nick: cat
---
{% avatar hubot %}
{% avatar @hubot size=100 %}
{% avatar user=page.author.name %}
{% avatar user=page.none size=48 %}
{% avatar {{ page.nick }} size=64 lazy=true %}
{% assign n = 'x' %}{% avatar user=n SIZE=20 %}
{% avatar hubot size=abc %}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<img class="avatar avatar-small" alt="hubot" width="40" height="40" data-proofer-ignore="true" src="https://avatars3.githubusercontent.com/hubot?v=3&s=40" srcset="https://avatars3.githubusercontent.com/hubot?v=3&s=40 1x, https://avatars3.githubusercontent.com/hubot?v=3&s=80 2x, https://avatars3.githubusercontent.com/hubot?v=3&s=120 3x, https://avatars3.githubusercontent.com/hubot?v=3&s=160 4x" />
<img class="avatar" alt="hubot" width="100" height="100" data-proofer-ignore="true" src="https://avatars3.githubusercontent.com/hubot?v=3&s=100" srcset="https://avatars3.githubusercontent.com/hubot?v=3&s=100 1x, https://avatars3.githubusercontent.com/hubot?v=3&s=200 2x, https://avatars3.githubusercontent.com/hubot?v=3&s=300 3x, https://avatars3.githubusercontent.com/hubot?v=3&s=400 4x" />
<img class="avatar avatar-small" alt="octo" width="40" height="40" data-proofer-ignore="true" src="https://avatars2.githubusercontent.com/octo?v=3&s=40" srcset="https://avatars2.githubusercontent.com/octo?v=3&s=40 1x, https://avatars2.githubusercontent.com/octo?v=3&s=80 2x, https://avatars2.githubusercontent.com/octo?v=3&s=120 3x, https://avatars2.githubusercontent.com/octo?v=3&s=160 4x" />
<img class="avatar" alt="page.none" width="48" height="48" data-proofer-ignore="true" src="https://avatars2.githubusercontent.com/page.none?v=3&s=48" srcset="https://avatars2.githubusercontent.com/page.none?v=3&s=48 1x, https://avatars2.githubusercontent.com/page.none?v=3&s=96 2x, https://avatars2.githubusercontent.com/page.none?v=3&s=144 3x, https://avatars2.githubusercontent.com/page.none?v=3&s=192 4x" />
<img class="avatar" alt="cat" width="64" height="64" data-proofer-ignore="true" src="" data-src="https://avatars1.githubusercontent.com/cat?v=3&s=64" data-srcset="https://avatars1.githubusercontent.com/cat?v=3&s=64 1x, https://avatars1.githubusercontent.com/cat?v=3&s=128 2x, https://avatars1.githubusercontent.com/cat?v=3&s=192 3x, https://avatars1.githubusercontent.com/cat?v=3&s=256 4x" />
<img class="avatar avatar-small" alt="x" width="20" height="20" data-proofer-ignore="true" src="https://avatars3.githubusercontent.com/x?v=3&s=20" srcset="https://avatars3.githubusercontent.com/x?v=3&s=20 1x, https://avatars3.githubusercontent.com/x?v=3&s=40 2x, https://avatars3.githubusercontent.com/x?v=3&s=60 3x, https://avatars3.githubusercontent.com/x?v=3&s=80 4x" />
<img class="avatar avatar-small" alt="hubot" width="40" height="40" data-proofer-ignore="true" src="https://avatars3.githubusercontent.com/hubot?v=3&s=40" srcset="https://avatars3.githubusercontent.com/hubot?v=3&s=40 1x, https://avatars3.githubusercontent.com/hubot?v=3&s=80 2x, https://avatars3.githubusercontent.com/hubot?v=3&s=120 3x, https://avatars3.githubusercontent.com/hubot?v=3&s=160 4x" />
--- no_error_log
[error]



=== TEST 2: gist: ids, files, variables
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-avatar, jekyll-gist]
gist: { noscript: false }
>>> a.html
---
id: u/77
file: f.rb
---
{% gist parkr/931c1c8d465a04042403 %}
{% gist 1234567 best.md %}
{% gist page.id page.file %}
{% gist page.none %}
{% gist 28949e1d5ee2273f9fd3 %}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<script src="https://gist.github.com/parkr/931c1c8d465a04042403.js"> </script>
<script src="https://gist.github.com/1234567.js?file=best.md"> </script>
<script src="https://gist.github.com/u/77.js?file=f.rb"> </script>
<script src="https://gist.github.com/page.none.js"> </script>
<script src="https://gist.github.com/28949e1d5ee2273f9fd3.js"> </script>
--- no_error_log
[error]
