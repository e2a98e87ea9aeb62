# Includes, and Jekyll's other tags that name files.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: include
--- config
    posts on;
--- user_files
>>> _includes/a.html
included by {{ page.name }}
>>> _includes/sub/b.md
*no Markdown here*
>>> a.html
---
---
{% include a.html %}{% include sub/b.md %}{%- include a.html -%}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
included by a.html
*no Markdown here*
included by a.html
--- no_error_log
[error]


=== TEST 2: include with parameters
--- config
    posts on;
--- user_files
>>> _includes/i.html
[{{ include.a }}|{{ include.b }}|{{ include.c }}|{{ include.d }}]
>>> a.html
---
title: The title
---
{% assign v = "var" %}
{% include i.html a="double" b='single' c=v d=page.title %}
{% include i.html a="with \"quotes\"" b='it is' %}
{% include i.html
   a="on more"
   c="lines" %}
--- jekyll: a.html
--- request
GET /a.html
--- response_body eval
"\n[double|single|var|The title]

[with \"quotes\"|it is||]

[on more||lines|]\n\n"
--- no_error_log
[error]


=== TEST 3: a computed name
--- config
    posts on;
--- user_files
>>> _includes/one.html
1
>>> _includes/two.html
2
>>> a.html
---
which: two
---
{% assign name = "one" %}{% include {{ name }}.html %}{% include {{ page.which }}.html %}
--- jekyll: a.html
--- request
GET /a.html
--- response_body eval
"1
2\n\n"
--- no_error_log
[error]


=== TEST 4: includes in includes
--- config
    posts on;
--- user_files
>>> _includes/outer.html
<{% include inner.html p=include.p q="inner" %}{{ include.p }}{{ include.q }}>
>>> _includes/inner.html
({{ include.p }}{{ include.q }})
>>> a.html
---
---
{% include outer.html p="outer" %}
--- jekyll: a.html
--- request
GET /a.html
--- response_body eval
"<(outerinner)
outer>\n\n"
--- no_error_log
[error]


=== TEST 5: what an include assigns its includer sees
--- config
    posts on;
--- user_files
>>> _includes/i.html
{% assign x = "set" %}
>>> a.html
---
---
[{{ x }}]{% include i.html %}[{{ x }}]
--- jekyll: a.html
--- request
GET /a.html
--- response_body
[]
[set]
--- no_error_log
[error]


=== TEST 6: an include in a loop
--- config
    posts on;
--- user_files
>>> _includes/i.html
{{ include.n }}{{ forloop.index }}{{ x }},
>>> a.html
---
---
{% for x in (1..3) %}{% include i.html n=x %}{% endfor %}
--- jekyll: a.html
--- request
GET /a.html
--- response_body eval
"111,
222,
333,\n\n"
--- no_error_log
[error]


=== TEST 7: include_relative
--- config
    posts on;
--- user_files
>>> sub/part.html
part of {{ page.name }}{{ include.p }}
>>> sub/deep/part.html
deep
>>> sub/a.html
---
---
{% include_relative part.html p="!" %}{% include_relative deep/part.html %}
--- jekyll: sub/a.html
--- request
GET /sub/a.html
--- response_body eval
"part of a.html!
deep\n\n"
--- no_error_log
[error]


=== TEST 8: highlight
--- config
    posts on;
--- user_files
>>> a.html
---
---
{% highlight ruby %}
def a(b) = "<#{b}>" && 'x'
{% endhighlight %}
{% highlight c linenos %}
int x;
{% endhighlight %}
>>> _config.yml
highlighter: none
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<figure class="highlight"><pre><code class="language-ruby" data-lang="ruby">def a(b) = &quot;&lt;#{b}&gt;&quot; &amp;&amp; &#39;x&#39;</code></pre></figure>
<figure class="highlight"><pre><code class="language-c" data-lang="c">int x;</code></pre></figure>
--- no_error_log
[error]


=== TEST 9: link and post_url
--- config
    posts on;
--- user_files
>>> _config.yml
baseurl: /blog
>>> sub/b.md
---
---
b
>>> style.css
a {}
>>> _posts/2024-03-05-p.md
---
permalink: /own/p/
---
p
>>> news/_posts/2024-03-06-q.md
---
---
q
>>> a.html
---
---
{% link sub/b.md %} {% link style.css %} {% link _posts/2024-03-05-p.md %}
{% post_url 2024-03-05-p %} {% post_url news/2024-03-06-q %}
{% assign n = "sub/b.md" %}{% link {{ n }} %}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
/blog/sub/b.html /blog/style.css /blog/own/p/
/blog/own/p/ /blog/news/2024/03/06/q.html
/blog/sub/b.html
--- no_error_log
[error]


=== TEST 10: a post by its day, and include_cached where the plugin is listed
--- config
    posts on;
--- user_files
>>> _config.yml
timezone: UTC
plugins: [jekyll-include-cache]
>>> _includes/c.html
[{{ include.x }}]
>>> _posts/2024-03-05-p.md
p
>>> a.html
---
---
{% include_cached c.html x="y" %}{% post_url 2024-3-5-p %}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
[y]
/2024/03/05/p.html
--- no_error_log
[error]


=== TEST 11: include_cached is unknown where it is not
--- config
    posts on;
--- user_files
>>> _includes/c.html
c
>>> a.html
---
---
{% include_cached c.html %}
--- request
GET /a.html
--- error_code: 500
--- error_log
a.html:3: Unknown tag 'include_cached'


=== TEST 12: posts whose names are alike, or end as no other's
--- config
    posts on;
--- user_files
>>> _config.yml
timezone: UTC
collections_dir: all
>>> all/_posts/2024-03-05-p.html
---
date: 2024-03-09
---
p
>>> all/_posts/2024-03-05-p.md
p
>>> all/_posts/2024-03-06-t.txt
---
---
t
>>> all/_posts/sub/2024-03-07-s.markdown
s
>>> all/_posts/2024-03-08-n.b.md
---
date: 2020-01-01
---
n
>>> a.html
---
---
{% post_url 2024-03-05-p %}
{% post_url 2024-03-06-t %}
{% post_url /sub/2024-03-07-s %}
{% post_url 2024-03-08-n.b %}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
/2024/03/05/p.html
/2024/03/06/t.txt
/2024/03/07/s.html
/2020/01/01/n.b.html
--- no_error_log
[error]


=== TEST 13: highlight in a post that another page shows
--- config
    posts on;
--- user_files
>>> _config.yml
highlighter: none
>>> _posts/2024-03-05-one.md
{% highlight c %}
int x;

int y;
{% endhighlight %}
# One

two
>>> _posts/2024-03-06-two.html
---
---
{% highlight c %}int z;{% endhighlight %}
>>> a.html
---
---
{% for post in site.posts %}{{ post.content }}{{ post.excerpt }}{% endfor %}
{% highlight c %}int a;{% endhighlight %}.
>>> b.md
---
---
{% for post in site.posts %}{{ post.content }}{% endfor %}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<figure class="highlight"><pre><code class="language-c" data-lang="c">int z;</code></pre></figure>
<figure class="highlight"><pre><code class="language-c" data-lang="c">int z;</code></pre></figure>
<figure class="highlight"><pre><code class="language-c" data-lang="c">int x;
<p>int y;</code></pre></figure></p>
<h1>One</h1>
<p>two</p>
<figure class="highlight"><pre><code class="language-c" data-lang="c">int x;</code></pre></figure>

<figure class="highlight"><pre><code class="language-c" data-lang="c">int a;</code></pre></figure>.
--- no_error_log
[error]



=== TEST 14: include_relative in a post that another page shows
--- config
    posts on;
--- user_files
>>> _posts/2024-03-05-one.md
{% include_relative parts/a.html %}

more
>>> _posts/parts/a.html
A: {{ page.title }}, {% include_relative parts/b.html %}
>>> _posts/parts/b.html
B
>>> parts/a.html
not this one
>>> index.html
---
---
{% for post in site.posts %}{{ post.excerpt }}|{{ post.content }}{% endfor %}
{% include_relative parts/c.html %}.
>>> parts/c.html
C
--- jekyll: index.html
--- request
GET /
--- response_body
<p>A: One, B</p>
|<p>A: One, B</p>
<p>more</p>

C
.
--- no_error_log
[error]
