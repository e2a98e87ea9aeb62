# What sites have and the module has not is told by "nginx -t" and at start.

use FindBin;
use lib "$FindBin::Bin/lib";

use File::Temp qw( tempdir );
use Test::More;

use Test::Nginx::Socket 'no_plan';
use Steps;

run_tests();


# What "nginx -t" warns of, sorted, with sites in the folders as its roots.

sub tested {
    my ($expected, @locations) = @_;
    my $dir = tempdir(CLEANUP => 1);
    my @modules = split ' ', $ENV{TEST_NGINX_LOAD_MODULES} // '';
    my $html = html_dir();

    @locations = "location / { posts on; root $html; }" unless @locations;
    s/HTML/$html/g for @locations;

    open my $conf, '>', "$dir/nginx.conf" or die "$dir: $!";
    print $conf map({ "load_module $_;\n" } @modules),
        "pid nginx.pid;\nevents { }\nhttp {\n",
        map({ "${_}_temp_path $_;\n" } qw( client_body proxy fastcgi uwsgi
                                           scgi )),
        "access_log off;\nserver {\nlisten 127.0.0.1:1;\n",
        map({ "$_\n" } @locations), "}\n}\n";
    close $conf;

    my $nginx = $Test::Nginx::Util::NginxBinary;
    my $said = `$nginx -t -e stderr -p $dir/ -c nginx.conf 2>&1`;

    like($said, qr/test is successful/, 'nginx -t');
    is(join('', sort map { s/.*? \[warn\] \S+ //r =~ s/\Q$html\E\/?//gr }
                     grep { /\[warn\]/ } split /^/, $said),
       $expected, 'what it warns of');
}

__DATA__

=== TEST 1: tags that nothing is known of, wherever they are
--- init
main::tested(<<'_');
_config.yml:2: plugin "jekyll-archives" is not supported
_config.yml:4: "markdown: redcarpet" is rendered as CommonMark: heading ids, {: attributes}, footnotes and some nested HTML come out otherwise
_drafts/d.md:1: tag "draft" is not supported
_includes/deep/a.html:2: tag "inside" is not supported
_layouts/post.html:5: tag "youtube" is not supported
_letters/a.md:4: tag "letter" is not supported
_plugins/a.rb:1: plugins in Ruby are not run
_posts/2020-01-01-a.md:3: tag "one" is not supported
_posts/2020-01-01-a.md:4: tag "two" is not supported
_posts/deep/2020-01-01-b.md:1: tag "bare" is not supported
a/_posts/2020-01-01-c.md:2: tag "below" is not supported
a/page.html:4: tag "page" is not supported
_
--- user_files
>>> _config.yml
collections: [letters]
plugins: [jekyll-feed, jekyll-archives]
show_drafts: true
markdown: redcarpet
>>> _plugins/a.rb
>>> _layouts/post.html
---
layout: base
---
{% if a %}{{ b }}{% else %}
{% youtube c %}{% endif %}
>>> _includes/deep/a.html
{% raw %}{% raw_is %}{% endraw %}{% comment %}{% so_is %}{% endcomment %}
{%- inside -%}
>>> _posts/2020-01-01-a.md
---
---
{% one %}{% one %}
{% two %}{% endone %}
>>> _posts/deep/2020-01-01-b.md
{% bare %}
>>> _posts/no-date.md
{% dropped %}
>>> _drafts/d.md
{% draft %}
>>> _letters/a.md
---
title: a
---
{% letter %}
>>> _letters/copied.md
{% copied %}
>>> a/page.html
---
---

{% page %}
>>> a/_posts/2020-01-01-c.md

{% below %}
>>> copied.html
{% copied %}
>>> _nowhere/a.html
---
---
{% nowhere %}
>>> vendor/bundle/a.html
---
---
{% excluded %}
>>> .hidden/a.html
---
---
{% hidden %}
>>> off.html
---
render_with_liquid: false
---
{% off %}
>>> unpublished.html
---
published: false
---
{% unpublished %}
--- steps
GET /off.html 200 MISS {% off %}



=== TEST 2: converters
--- init
main::tested(<<'_');
_posts/2020-01-01-a.adoc:1: there is no converter for ".adoc" files
a.textile:1: there is no converter for ".textile" files
b.COFFEE:1: there is no converter for ".coffee" files
_
--- user_files
>>> _config.yml
markdown: CommonMark
markdown_ext: md,org
>>> a.textile
---
---
h1. a
>>> b.COFFEE
---
---
>>> c.textile
a
>>> d.org
---
---
d
>>> e.html
---
---
e
>>> _posts/2020-01-01-a.adoc
a
--- jekyll: a.textile d.html
--- request eval
["GET /a.textile", "GET /d.html"]
--- response_body eval
["h1. a\n", "<p>d</p>\n"]



=== TEST 3: tags of plugins are known if the site asks for them
--- init
main::tested(<<'_', map { "location /$_ { posts on; root HTML/$_; }" } qw( a b ));
b/index.html:3: tag "seo" is not supported
_
--- user_files
>>> a/_config.yml
markdown: CommonMark
plugins: [jekyll-seo-tag]
>>> a/index.html
---
---
{% seo %}
>>> b/_config.yml
markdown: CommonMark
>>> b/index.html
---
---
{% seo %}
>>> x.html
x
--- steps
GET /x.html 200 - x



=== TEST 4: what Markdown files without front matter become
--- init
main::tested(<<'_');
a.md:1: tag "x" is not supported
_
--- user_files
>>> _config.yml
markdown: CommonMark
plugins: [jekyll-optional-front-matter]
>>> a.md
{% x %}
>>> a.txt
{% x %}
>>> b.html
b
--- steps
GET /b.html 200 - b



=== TEST 5: many files that have the same
--- init
main::tested(<<'_');
: tag "x" is not supported, in 2 more files
a/0.html:3: tag "x" is not supported
a/1.html:3: tag "x" is not supported
a/2.html:3: tag "x" is not supported
a/3.html:3: tag "x" is not supported
a/4.html:3: tag "x" is not supported
a/5.html:3: tag "x" is not supported
a/6.html:3: tag "x" is not supported
a/7.html:3: tag "x" is not supported
_
--- user_files eval
CORE::join '', ">>> _config.yml\nmarkdown: CommonMark\n>>> b.html\nb\n",
    map { (">>> a/" . ($_ > 7 ? 'deep/' : '') . "$_.html\n",
           "---\n---\n{% x %}\n") } 0 .. 9;
--- steps
GET /b.html 200 - b



=== TEST 6: a theme
--- init
main::tested(<<'_', 'location / { posts on; root HTML/site; posts_theme HTML/theme; }');
theme/_includes/a.html:1: tag "i" is not supported
theme/_layouts/a.html:1: tag "l" is not supported
_
--- user_files
>>> site/_config.yml
markdown: CommonMark
theme: x
>>> theme/_layouts/a.html
{% l %}
>>> theme/_includes/a.html
{% i %}
>>> b.html
b
--- steps
GET /b.html 200 - b



=== TEST 7: roots with variables, that are not there, that are no site, and given twice
--- init
main::tested(<<'_', split /\n/, <<'_');
plain/a.html:3: tag "x" is not supported
_
root HTML/nowhere;
location / { posts on; }
location /v { posts on; root HTML/$host; }
location /p { posts on; root HTML/plain; }
location /q { posts on; alias HTML/plain/; }
_
--- user_files
>>> plain/_config.yml
markdown: CommonMark
>>> plain/a.html
---
---
{% x %}
>>> b.html
b
--- steps
GET /b.html 200 - b



=== TEST 8: at start, and nothing is said twice
--- user_files
>>> _config.yml
markdown: CommonMark
plugins: [jekyll-archives]
>>> a.html
---
---
a
>>> b.html
---
---
{% b %}
--- again
>>> _config.yml
markdown: CommonMark
plugins: [jekyll-archive]
--- steps
GET /a.html 200 MISS a
GET /b.html 500 MISS -
write again
GET /a.html 200 EXPIRED a
--- logged
b.html:3: Unknown tag 'b'
--- warned
_config.yml:2: plugin "jekyll-archives" is not supported
b.html:3: tag "b" is not supported
_config.yml:2: plugin "jekyll-archive" is not supported
