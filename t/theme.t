# posts_theme: what the site does not have is taken from its theme.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';

no_root_location();

run_tests();

__DATA__


=== TEST 1: layouts and includes; the site's own come first
--- config
    root html/site;
    posts on;
    posts_theme html/theme;
--- user_files
>>> site/_config.yml
theme: some
>>> site/_layouts/post.html
---
layout: base
---
site post [{{ content }}] {{ layout.from }}
>>> site/_includes/both.html
both: site
>>> site/_includes/nested/a.html
a: site
>>> theme/_layouts/post.html
theme post
>>> theme/_layouts/base.html
---
from: theme
---
theme base ({{ content }}) {% include both.html %}{% include own.html %}{% include nested/b.html n=1 %}
>>> theme/_layouts/deep/in.html
theme deep ({{ content }}) {% include nested/a.html %}
>>> theme/_includes/both.html
both: theme
>>> theme/_includes/own.html
own: theme {% include both.html %}
>>> theme/_includes/nested/b.html
b: theme {{ include.n }}
>>> site/a.html
---
layout: post
---
a {{ layout.from }}
>>> site/b.html
---
layout: deep/in
---
b
--- jekyll: a.html b.html
--- request eval
["GET /a.html", "GET /b.html"]
--- response_body eval
["theme base (site post [a 
] 
) both: site
own: theme both: site

b: theme 1

", "theme deep (b
) a: site

"]
--- no_error_log
[error]


=== TEST 2: of two files for one layout the theme's first and the site's last
--- config
    root html/site;
    posts on;
    posts_theme html/theme;
--- user_files
>>> site/_config.yml
theme: some
>>> site/_layouts/two.htm
site htm {{ content }}
>>> site/_layouts/two.html
site html {{ content }}
>>> theme/_layouts/one.htm
theme htm {{ content }}
>>> theme/_layouts/one.html
theme html {{ content }}
>>> site/a.html
---
layout: one
---
a
>>> site/b.html
---
layout: two
---
b
--- jekyll: a.html b.html
--- request eval
["GET /a.html", "GET /b.html"]
--- response_body eval
["theme htm a\n\n", "site html b\n\n"]
--- no_error_log
[error]


=== TEST 3: Sass: the site's directory, then the theme's
--- config
    root html/site;
    posts on;
    posts_theme html/theme;
--- user_files
>>> site/_config.yml
theme: some
>>> site/_sass/_both.scss
.both { from: site }
>>> theme/_sass/_both.scss
.both { from: theme }
>>> theme/_sass/main.scss
@import "parts/a";
.main { from: theme }
>>> theme/_sass/parts/_a.scss
.a { from: theme }
>>> site/a.scss
---
---
@import "both";
@import "main";
--- jekyll: a.css
--- request
GET /a.css
--- response_body chomp
.both { from: site; }

.a { from: theme; }

.main { from: theme; }

/*# sourceMappingURL=a.css.map */
--- no_error_log
[error]


=== TEST 4: its _config.yml, but for what has a default
--- config
    root html/site;
    posts on;
    posts_theme html/theme;
--- user_files
>>> site/_config.yml
theme: some
colors: { one: site, two: site }
name: site
>>> theme/_config.yml
name: theme
motto: theme
permalink: pretty
colors: { two: theme, three: theme }
defaults:
  - { scope: { path: "" }, values: { given: theme } }
>>> site/a.txt
---
---
{{ site.name }} {{ site.motto }} {{ site.colors.one }} {{ site.colors.two }} {{ site.colors.three }} {{ page.given }}
--- jekyll: a.txt
--- request
GET /a.txt
--- response_body
site theme site site theme 
--- no_error_log
[error]


=== TEST 5: ignore_theme_config
--- config
    root html/site;
    posts on;
    posts_theme html/theme;
--- user_files
>>> site/_config.yml
theme: some
ignore_theme_config: true
>>> theme/_config.yml
motto: theme
broken: [
>>> site/a.txt
---
---
[{{ site.motto }}]
--- jekyll: a.txt
--- request
GET /a.txt
--- response_body
[]
--- no_error_log
[error]


=== TEST 6: a site that asks for none
--- config
    root html/site;
    posts on;
    posts_theme html/theme;
--- user_files
>>> site/_config.yml
title: none
>>> theme/_config.yml
motto: theme
>>> theme/_layouts/base.html
theme {{ content }}
>>> site/a.html
---
layout: base
---
a {{ site.motto }}|
--- jekyll: a.html
--- request
GET /a.html
--- response_body
a |
--- no_error_log
[error]


=== TEST 7: an error in the theme is told with its path
--- config
    root html/site;
    posts on;
    posts_theme html/theme/;
--- user_files
>>> site/_config.yml
theme: some
>>> theme/_layouts/base.html
theme

{% nonsense %}
>>> site/a.html
---
layout: base
---
a
--- request
GET /a.html
--- error_code: 500
--- error_log eval
qr!\d: \*\d+ /\S+/html/theme/_layouts/base\.html:3: !


=== TEST 8: off, and given twice
--- config
    posts_theme html/theme;
    location /a/ {
        posts_theme off;
        posts_theme html/theme;
    }
--- must_die
--- error_log
"posts_theme" directive is duplicate


=== TEST 9: a directory that is not there
--- config
    posts on;
    posts_theme html/none;
--- user_files
>>> _config.yml
theme: some
>>> a.html
---
layout: base
---
a
--- request
GET /a.html
--- response_body
a
--- no_error_log
[error]


=== TEST 10: assets: pages and files; the site's own win
--- config
    root html/site;
    posts on;
    posts_theme html/theme;
--- user_files
>>> site/_config.yml
theme: some
sass: { sourcemap: never }
exclude: [assets/excluded.txt]
>>> site/index.html
---
title: own
---
{% for p in site.pages %}{{ p.url }} {{ p.path }}
{% endfor %}{% for f in site.static_files %}{{ f.path }} {{ f.name }}
{% endfor %}
>>> site/assets/both.txt
own
>>> site/assets/own.txt
own
>>> site/zz.html
---
---
>>> site/zz.txt
>>> theme/_sass/x.scss
.x { from: theme }
>>> theme/assets/main.scss
---
---
@import "x";
>>> theme/assets/both.txt
theme
>>> theme/assets/page.html
---
title: page
---
theme {{ page.title }} {{ page.path }} {{ page.url }}
>>> theme/assets/a/z.txt
z
>>> theme/assets/a.txt
dot
>>> theme/assets/.hidden
hidden
>>> theme/assets/excluded.txt
excluded
>>> theme/assets/_posts/2020-01-02-x.html
---
title: no post
---
{{ page.title }}
>>> theme/other.txt
no part of the site
--- jekyll: index.html assets/main.css assets/both.txt assets/own.txt assets/page.html assets/a/z.txt assets/.hidden assets/excluded.txt assets/_posts/2020-01-02-x.html !other.txt !_layouts/x.html
--- request eval
[map { "GET /$_" } qw( index.html assets/main.css assets/both.txt
 assets/own.txt assets/page.html assets/a/z.txt assets/.hidden
 assets/excluded.txt assets/_posts/2020-01-02-x.html other.txt
 _layouts/x.html )]
--- error_code eval
[(200) x 9, 404, 404]
--- response_body eval
["/ index.html
/zz.html zz.html
/assets/_posts/2020-01-02-x.html assets/_posts/2020-01-02-x.html
/assets/main.css assets/main.scss
/assets/page.html assets/page.html
/assets/both.txt both.txt
/assets/own.txt own.txt
/zz.txt zz.txt
/assets/.hidden .hidden
/assets/a/z.txt z.txt
/assets/a.txt a.txt
/assets/excluded.txt excluded.txt

", ".x { from: theme; }\n", "own\n", "own\n",
"theme page assets/page.html /assets/page.html\n", "z\n", "hidden\n",
"excluded\n", "no post\n", qr/404/, qr/404/]


=== TEST 11: data: maps are merged, the site's own come first
--- config
    root html/site;
    posts on;
    posts_theme html/theme;
--- user_files
>>> site/_config.yml
theme: some
data_dir: _d
>>> site/_d/own.yml
a: own
>>> site/_d/both.yml
a: own
m: { x: own }
none:
>>> site/_d/list.yml
- own
>>> site/_d/dir/one.yml
a: own
>>> site/_d/dir/two.yml
a: own
>>> site/_d/mixed.yml
a: own
>>> site/_d/empty.yml
>>> theme/_data/theme.json
{ "a": "theme" }
>>> theme/_data/both.yml
a: theme
b: theme
m: { x: theme, y: theme }
none: theme
>>> theme/_data/list.yml
- theme
- theme
>>> theme/_data/dir/two.yml
a: theme
b: theme
>>> theme/_data/dir/three.yml
a: theme
>>> theme/_data/only/in.yml
a: theme
>>> theme/_data/mixed/x.yml
a: theme
>>> theme/_data/empty.yml
a: theme
>>> site/a.txt
---
---
{% assign d = site.data %}{{ d.own.a }} {{ d.theme.a }} {{ d.both.a }} {{ d.both.b }} {{ d.both.m.x }} {{ d.both.m.y }} {{ d.both.none }}
{{ d.list | join: "," }} {{ d.dir.one.a }} {{ d.dir.two.a }} {{ d.dir.two.b }} {{ d.dir.three.a }} {{ d.only.in.a }}
{{ d.mixed.a }} {{ d.mixed.x.a }} {{ d.empty.a }}
{% for e in d.dir %}{{ e[0] }} {% endfor %}{% for e in d.both %}{{ e[0] }} {% endfor %}
--- jekyll: a.txt
--- request
GET /a.txt
--- response_body
own theme own theme own theme theme
own own own theme theme theme
own theme theme
three two one a b m none 
--- no_error_log
[error]
