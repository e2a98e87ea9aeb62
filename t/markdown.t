# Markdown: what Jekyll's renderer does in its own way.
#
# CommonMark itself is cmark's business.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: fenced code
--- config
    posts on;
--- user_files
>>> a.md
---
---
``` ruby
def a(b) = "<#{b}>" && 'x'
```

~~~
plain & <b>
~~~

```c++ title="x"
int *a;

```
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<div class="language-ruby highlighter-rouge"><div class="highlight"><pre class="highlight"><code data-lang="ruby">def a(b) = "&lt;#{b}&gt;" &amp;&amp; 'x'
</code></pre></div></div>
<div class="highlighter-rouge"><div class="highlight"><pre class="highlight"><code>plain &amp; &lt;b&gt;
</code></pre></div></div>
<div class="language-c++ highlighter-rouge"><div class="highlight"><pre class="highlight"><code data-lang="c++">int *a;

</code></pre></div></div>
--- no_error_log
[error]


=== TEST 2: indented code, code in lists and quotes
--- config
    posts on;
--- user_files
>>> a.md
---
---
    one <b>

    two "quoted"

* item

      code

> ```sh
> ls
> ```
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<div class="highlighter-rouge"><div class="highlight"><pre class="highlight"><code>one &lt;b&gt;

two "quoted"
</code></pre></div></div>
<ul>
<li>
<p>item</p>
<div class="highlighter-rouge"><div class="highlight"><pre class="highlight"><code>code
</code></pre></div></div>
</li>
</ul>
<blockquote>
<div class="language-sh highlighter-rouge"><div class="highlight"><pre class="highlight"><code data-lang="sh">ls
</code></pre></div></div>
</blockquote>
--- no_error_log
[error]


=== TEST 3: code with CRLF
--- config
    posts on;
--- user_files eval
[ [ "a.md", "---\n---\n```c\r\nint a;\r\nint b;\r\n```\r\n\r\ntext\r\nmore\r\n" ] ]
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<div class="language-c highlighter-rouge"><div class="highlight"><pre class="highlight"><code data-lang="c">int a;
int b;
</code></pre></div></div>
<p>text
more</p>
--- no_error_log
[error]


=== TEST 4: an empty code block
--- config
    posts on;
--- user_files
>>> a.md
---
---
text

```
```

```html
```
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<p>text</p>
<div class="highlighter-rouge"><div class="highlight"><pre class="highlight"><code></code></pre></div></div>
<div class="language-html highlighter-rouge"><div class="highlight"><pre class="highlight"><code data-lang="html"></code></pre></div></div>
--- no_error_log
[error]


=== TEST 5: raw HTML passes
--- config
    posts on;
--- user_files
>>> a.md
---
---
<div class="a" markdown="1">
*not emphasis*
</div>

<div>

*emphasis*

</div>

text <span onclick="x()">*inline*</span> <!-- comment --> &copy; &amp; &nbsp;

<script>
var a = "<b>" && 1;

var b;
</script>

<style>a > b { }</style>
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<div class="a" markdown="1">
*not emphasis*
</div>
<div>
<p><em>emphasis</em></p>
</div>
<p>text <span onclick="x()"><em>inline</em></span> <!-- comment --> © &amp;  </p>
<script>
var a = "<b>" && 1;

var b;
</script>
<style>a > b { }</style>
--- no_error_log
[error]


=== TEST 6: links and images
--- config
    posts on;
--- user_files
>>> a.md
---
---
[a](/x "Title") [b](<x y>) [c][ref] [ref] <https://example.com/?a=b&c=d> <me@example.com>
![alt *text*](/i.png "T") ![](/empty.png) https://bare.example.com/ [中文](/中文?x=你)

[ref]: /ref%20x 'ref "title"'
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<p><a href="/x" title="Title">a</a> <a href="x%20y">b</a> <a href="/ref%20x" title="ref &quot;title&quot;">c</a> <a href="/ref%20x" title="ref &quot;title&quot;">ref</a> <a href="https://example.com/?a=b&amp;c=d">https://example.com/?a=b&amp;c=d</a> <a href="mailto:me@example.com">me@example.com</a>
<img src="/i.png" alt="alt text" title="T" /> <img src="/empty.png" alt="" /> https://bare.example.com/ <a href="/%E4%B8%AD%E6%96%87?x=%E4%BD%A0">中文</a></p>
--- no_error_log
[error]


=== TEST 7: an image's text over two lines
--- config
    posts on;
--- user_files
>>> a.md
---
---
![one
two `code` <b>raw</b>](/i.png)
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<p><img src="/i.png" alt="one
two  raw" /></p>
--- no_error_log
[error]


=== TEST 8: Chinese text
--- config
    posts on;
--- user_files
>>> a.md
---
---
# 标题：一级

正文**粗体**，*斜体*。“引号”**“不是粗体”**之后
第二行

1. 第一
2. 第二

| 表 | 格 |
|----|----|
| 一 | 二 |
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<h1>标题：一级</h1>
<p>正文<strong>粗体</strong>，<em>斜体</em>。“引号”**“不是粗体”**之后
第二行</p>
<ol>
<li>第一</li>
<li>第二</li>
</ol>
<p>| 表 | 格 |
|----|----|
| 一 | 二 |</p>
--- no_error_log
[error]


=== TEST 9: headings, rules, breaks, lists
--- config
    posts on;
--- user_files
>>> a.md
---
---
Title
==

Sub
---

## Two ##

* a
* b

- c

- d
  - e

3. three
4. four

***
line  
break\
again
soft
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<h1>Title</h1>
<h2>Sub</h2>
<h2>Two</h2>
<ul>
<li>a</li>
<li>b</li>
</ul>
<ul>
<li>
<p>c</p>
</li>
<li>
<p>d</p>
<ul>
<li>e</li>
</ul>
</li>
</ul>
<ol start="3">
<li>three</li>
<li>four</li>
</ol>
<hr />
<p>line<br />
break<br />
again
soft</p>
--- no_error_log
[error]
