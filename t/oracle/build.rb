# build.rb JEKYLL SITE OUT [ARGUMENT...]: "jekyll build" as the oracle does it.
# POSTS_TIME in the environment is "time:" of the site.  With POSTS_CACHE=1
# Jekyll keeps what it has converted, in SITE/.jekyll-cache.

require_relative "oracle"

exe, site, out, *args = ARGV
overrides = ENV["POSTS_TIME"].to_s.empty? ? {} : { "time" => ENV["POSTS_TIME"] }
overrides["disable_disk_cache"] = false if ENV["POSTS_CACHE"] == "1"

Oracle.config_files(site, overrides) do |files|
  ARGV.replace(["build", "--source", site, "--destination", out,
                "--config", files.join(","), *args])
  load exe
end
