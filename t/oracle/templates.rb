# Renders pages of a site one by one, in one process:
#
#   templates.rb SITE
#
# reads lines, each the path of a file in SITE that has front matter, and
# answers each with one line of JSON, in order:
#
#   { "output": "..." } or { "error": "..." }
#
# An output is its bytes, each a character: it need not be valid UTF-8.
#
# The site's posts, data and configuration are read once, at the beginning;
# the pages see no other pages.  Unlike a build, goes on after an error.

require_relative "oracle"
require "json"

def render(site, path)
  page = Jekyll::Page.new(site, site.source, File.dirname(path),
                          File.basename(path))
  page.renderer.payload = site.site_payload
  bytes = page.renderer.run.to_s.b
  { :output => bytes.force_encoding("ISO-8859-1").encode("UTF-8") }
rescue Exception => e                                           # even syntax
  raise if e.is_a?(Interrupt)
  { :error => "#{e.class}: #{e.message}".scrub }
end

source = File.expand_path(ARGV.fetch(0))

Oracle.config_files(source) do |files|
  Jekyll.logger.log_level = :error
  config = Jekyll.configuration("source" => source, "config" => files,
                                "destination" => File.join(source, "_site"))
  $site = Jekyll::Site.new(config)
  $site.reset
  $site.read
  $site.pages.clear
  $site.generate
  $site.pages.clear

  # A build renders the posts before the pages.

  $site.posts.docs.each do |post|
    post.renderer.payload = $site.site_payload
    post.output = post.renderer.run
  end
end

# What Jekyll and Liquid write about an error is part of the answer.

$stderr.reopen(File::NULL)
$answers = $stdout.dup
$answers.sync = true
$stdout.reopen(File::NULL)

$stdin.each_line(:chomp => true) do |path|
  $answers.puts(JSON.generate(render($site, path)))
end
