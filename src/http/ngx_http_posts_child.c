
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_event.h>
#include <ngx_http.h>

#include "data/ngx_posts_limits.h"
#include "http/ngx_http_posts_aside.h"
#include "http/ngx_http_posts_child.h"

#include <sys/resource.h>


/* bytes of one read(), and these in one turn of the event loop */

#define NGX_HTTP_POSTS_CHILD_READ   65536
#define NGX_HTTP_POSTS_CHILD_READS  8


/*
 * The child writes the number of bytes, then these, and exits.  It is told to
 * exit by the kernel: when its time is over, and when nobody has the other
 * end of the pipe any longer, because the render was given up or the worker
 * has died.  So no process is killed by its number.
 *
 * size  bytes that there will be, packed.len: that there are
 */

typedef struct {
    ngx_posts_aside_t   *aside;
    ngx_connection_t    *connection;
    ngx_msec_t           started;
    size_t               size;
    size_t               head;
    ngx_str_t            packed;
} ngx_http_posts_child_t;


static ngx_int_t ngx_http_posts_child_listen(ngx_http_posts_child_t *child,
    ngx_fd_t fd);
static void ngx_http_posts_child_close(ngx_http_posts_child_t *child);
static void ngx_http_posts_child_read(ngx_event_t *ev);
static ngx_int_t ngx_http_posts_child_receive(ngx_http_posts_child_t *child);
static ngx_int_t ngx_http_posts_child_room(ngx_http_posts_child_t *child);
static void ngx_http_posts_child_ended(ngx_http_posts_child_t *child,
    ngx_int_t rc);
static void ngx_http_posts_child_run(ngx_posts_aside_t *aside, ngx_fd_t fd);
static void ngx_http_posts_child_detach(ngx_fd_t fd);
static void ngx_http_posts_child_close_all(ngx_fd_t first, ngx_fd_t last);
static void ngx_http_posts_child_limit(ngx_posts_aside_t *aside);
static void ngx_http_posts_child_write(ngx_fd_t fd, u_char *data, size_t len);
static void ngx_http_posts_child_exit(int signo);


ngx_int_t
ngx_http_posts_child_start(ngx_posts_aside_t *aside)
{
    ngx_fd_t                 fd[2];
    ngx_pid_t                pid;
    ngx_http_posts_child_t  *child;

    child = ngx_pcalloc(aside->pool, sizeof(ngx_http_posts_child_t));
    if (child == NULL) {
        return NGX_ERROR;
    }

    child->aside = aside;
    child->started = ngx_current_msec;

    if (pipe(fd) == -1) {
        ngx_log_error(NGX_LOG_ALERT, ngx_cycle->log, ngx_errno,
                      "pipe() failed");
        return NGX_ERROR;
    }

    if (ngx_http_posts_child_listen(child, fd[0]) != NGX_OK) {
        (void) close(fd[1]);
        return NGX_ERROR;
    }

    pid = fork();

    if (pid == 0) {
        ngx_http_posts_child_run(aside, fd[1]);
        _exit(0);
    }

    (void) close(fd[1]);

    if (pid == -1) {
        ngx_log_error(NGX_LOG_ALERT, ngx_cycle->log, ngx_errno,
                      "fork() failed");

        ngx_http_posts_child_close(child);
        return NGX_ERROR;
    }

    aside->data = child;
    aside->cancel = ngx_http_posts_child_cancel;

    return NGX_OK;
}


/* closes the descriptor if that fails */

static ngx_int_t
ngx_http_posts_child_listen(ngx_http_posts_child_t *child, ngx_fd_t fd)
{
    ngx_connection_t  *c;

    if (ngx_nonblocking(fd) == -1) {
        ngx_log_error(NGX_LOG_ALERT, ngx_cycle->log, ngx_errno,
                      ngx_nonblocking_n " failed");
        (void) close(fd);
        return NGX_ERROR;
    }

    c = ngx_get_connection(fd, ngx_cycle->log);
    if (c == NULL) {
        (void) close(fd);
        return NGX_ERROR;
    }

    child->connection = c;

    c->data = child;
    c->read->handler = ngx_http_posts_child_read;
    c->read->log = ngx_cycle->log;
    c->write->log = ngx_cycle->log;

    /* not one that is missed when the worker exits */

    c->read->channel = 1;

    if (ngx_handle_read_event(c->read, 0) != NGX_OK) {
        ngx_http_posts_child_close(child);
        return NGX_ERROR;
    }

    return NGX_OK;
}


static void
ngx_http_posts_child_close(ngx_http_posts_child_t *child)
{
    ngx_close_connection(child->connection);
}


void
ngx_http_posts_child_cancel(ngx_posts_aside_t *aside)
{
    ngx_http_posts_child_close(aside->data);

    ngx_destroy_pool(aside->pool);
}


static void
ngx_http_posts_child_read(ngx_event_t *ev)
{
    ngx_int_t                rc;
    ngx_uint_t               n;
    ngx_connection_t        *c;
    ngx_http_posts_child_t  *child;

    c = ev->data;
    child = c->data;

    n = NGX_HTTP_POSTS_CHILD_READS;

    do {
        rc = ngx_http_posts_child_receive(child);

    } while (rc == NGX_OK && --n);

    if (rc == NGX_OK) {
        ngx_post_event(ev, &ngx_posted_next_events);
        return;
    }

    if (rc == NGX_AGAIN && ngx_handle_read_event(ev, 0) == NGX_OK) {
        return;
    }

    ngx_http_posts_child_ended(child, rc);
}


/* NGX_OK: some bytes, NGX_DONE: all, NGX_AGAIN, NGX_ERROR */

static ngx_int_t
ngx_http_posts_child_receive(ngx_http_posts_child_t *child)
{
    u_char   *p;
    size_t    len;
    ssize_t   n;

    if (child->head < sizeof(size_t)) {
        p = (u_char *) &child->size + child->head;
        len = sizeof(size_t) - child->head;

    } else {
        p = child->packed.data + child->packed.len;
        len = ngx_min(child->size - child->packed.len,
                      NGX_HTTP_POSTS_CHILD_READ);

        if (len == 0) {
            return NGX_DONE;
        }
    }

    n = read(child->connection->fd, p, len);

    if (n == -1) {

        if (ngx_errno == NGX_EINTR) {
            return NGX_OK;
        }

        return (ngx_errno == NGX_EAGAIN) ? NGX_AGAIN : NGX_ERROR;
    }

    if (n == 0) {
        return NGX_ERROR;
    }

    if (child->head < sizeof(size_t)) {
        child->head += n;
        return ngx_http_posts_child_room(child);
    }

    child->packed.len += n;

    return NGX_OK;
}


static ngx_int_t
ngx_http_posts_child_room(ngx_http_posts_child_t *child)
{
    if (child->head < sizeof(size_t)) {
        return NGX_OK;
    }

    if (child->size > 4 * (size_t) NGX_POSTS_MAX_OUTPUT) {
        return NGX_ERROR;
    }

    child->packed.data = ngx_palloc(child->aside->pool, child->size);

    return child->packed.data ? NGX_OK : NGX_ERROR;
}


static void
ngx_http_posts_child_ended(ngx_http_posts_child_t *child, ngx_int_t rc)
{
    ngx_msec_t          msec;
    ngx_posts_aside_t  *aside;

    aside = child->aside;

    ngx_http_posts_child_close(child);

    if (rc == NGX_DONE) {

        if (ngx_posts_aside_unpack(aside, &child->packed) != NGX_OK) {
            aside->rc = NGX_ERROR;
        }

    } else {
        ngx_time_update();
        msec = aside->render->aside_msec;

        ngx_posts_aside_fail(aside, ngx_current_msec - child->started < msec
                             ? "%s needs too much memory, or its library "
                               "has failed, in less than %M ms"
                             : "%s takes more than %M ms", msec);
    }

    ngx_http_posts_aside_ended(aside);
}


/* the rest runs in the child */

static void
ngx_http_posts_child_run(ngx_posts_aside_t *aside, ngx_fd_t fd)
{
    ngx_str_t  packed;

    ngx_http_posts_child_detach(fd);
    ngx_http_posts_child_limit(aside);

    aside->apart = 1;
    aside->run(aside);

    /* from here on who reads is a signal as well */

    (void) signal(SIGIO, SIG_IGN);

    if (ngx_posts_aside_pack(aside, &packed) == NGX_OK) {
        ngx_http_posts_child_write(fd, (u_char *) &packed.len, sizeof(size_t));
        ngx_http_posts_child_write(fd, packed.data, packed.len);
    }
}


/*
 * What the worker has open, or has locked, must end when the worker ends it,
 * and what is told to the worker is not for its copy.
 */

static void
ngx_http_posts_child_detach(ngx_fd_t fd)
{
    ngx_fd_t          log;
    ngx_uint_t        n;

    static const int  signals[] = {
        SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGWINCH, SIGCHLD
    };

    for (n = 0; n < sizeof(signals) / sizeof(signals[0]); n++) {
        (void) signal(signals[n], SIG_DFL);
    }

    (void) signal(SIGPIPE, SIG_IGN);
    (void) signal(SIGALRM, ngx_http_posts_child_exit);
    (void) signal(SIGIO, ngx_http_posts_child_exit);

    log = ngx_cycle->log->file ? ngx_cycle->log->file->fd : fd;

    ngx_http_posts_child_close_all(3, ngx_min(fd, log) - 1);
    ngx_http_posts_child_close_all(ngx_min(fd, log) + 1, ngx_max(fd, log) - 1);
    ngx_http_posts_child_close_all(ngx_max(fd, log) + 1, INT_MAX);

    if (fcntl(fd, F_SETOWN, getpid()) == -1
        || fcntl(fd, F_SETFL, O_ASYNC) == -1)
    {
        ngx_log_error(NGX_LOG_ALERT, ngx_cycle->log, ngx_errno,
                      "fcntl(O_ASYNC) failed");
    }
}


static void
ngx_http_posts_child_close_all(ngx_fd_t first, ngx_fd_t last)
{
    struct rlimit  limit;

    if (first > last) {
        return;
    }

#ifdef SYS_close_range

    if (syscall(SYS_close_range, first, last, 0) == 0) {
        return;
    }

#endif

    if (getrlimit(RLIMIT_NOFILE, &limit) == 0
        && limit.rlim_cur <= (rlim_t) last)
    {
        last = (ngx_fd_t) limit.rlim_cur - 1;
    }

    while (first <= last) {
        (void) close(first++);
    }
}


static void
ngx_http_posts_child_limit(ngx_posts_aside_t *aside)
{
    FILE              *file;
    ngx_msec_t         msec;
    struct rlimit      limit;
    struct itimerval   itv;
    unsigned long      pages;

    msec = aside->render->aside_msec;

    ngx_memzero(&itv, sizeof(struct itimerval));

    itv.it_value.tv_sec = msec / 1000;
    itv.it_value.tv_usec = (msec % 1000) * 1000;

    (void) setitimer(ITIMER_REAL, &itv, NULL);

    /* beside what the worker has already */

    file = fopen("/proc/self/statm", "r");
    if (file == NULL) {
        return;
    }

    if (fscanf(file, "%*u %*u %*u %*u %*u %lu", &pages) == 1) {
        limit.rlim_cur = (rlim_t) pages * ngx_pagesize
                         + NGX_POSTS_MAX_ASIDE_MEMORY;
        limit.rlim_max = limit.rlim_cur;

        (void) setrlimit(RLIMIT_DATA, &limit);
    }

    (void) fclose(file);
}


static void
ngx_http_posts_child_write(ngx_fd_t fd, u_char *data, size_t len)
{
    ssize_t  n;

    while (len) {
        n = write(fd, data, len);

        if (n == -1) {

            if (ngx_errno == NGX_EINTR) {
                continue;
            }

            _exit(1);
        }

        data += n;
        len -= n;
    }
}


static void
ngx_http_posts_child_exit(int signo)
{
    _exit(1);
}
