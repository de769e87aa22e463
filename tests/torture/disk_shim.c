/* Counts the calls that write below a folder, and lets the n-th one fail, or all from the n-th on.
 * Preloaded; armed in a child with torture_arm(). Reading, and removing files, always work. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static char below[4096];
static volatile long nth, calls;
static int fault, lasting;
static volatile int armed;

void torture_arm(const char *folder, long n, int error, int from_then_on) {
    snprintf(below, sizeof below, "%s/", folder);
    nth = n;
    fault = error;
    lasting = from_then_on;
    calls = 0;
    armed = 1;
}

long torture_calls(void) { return calls; }

static int due(const char *path) {
    if (!armed || path == NULL || strncmp(path, below, strlen(below)) != 0) return 0;
    long now = __sync_add_and_fetch(&calls, 1);
    if (nth > 0 && (now == nth || (lasting && now > nth))) {
        errno = fault;
        return 1;
    }
    return 0;
}

static int due_file(int handle) {
    char link[64], path[4096];
    if (!armed) return 0;
    int saved = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = saved;
    if (length <= 0) return 0;
    path[length] = 0;
    return due(path);
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name)

ssize_t write(int handle, const void *data, size_t size) {
    REAL(write);
    return due_file(handle) ? -1 : real(handle, data, size);
}
ssize_t pwrite(int handle, const void *data, size_t size, off_t at) {
    REAL(pwrite);
    return due_file(handle) ? -1 : real(handle, data, size, at);
}
ssize_t pwrite64(int handle, const void *data, size_t size, off64_t at) {
    REAL(pwrite64);
    return due_file(handle) ? -1 : real(handle, data, size, at);
}
ssize_t writev(int handle, const struct iovec *parts, int count) {
    REAL(writev);
    return due_file(handle) ? -1 : real(handle, parts, count);
}
int fsync(int handle) {
    REAL(fsync);
    return due_file(handle) ? -1 : real(handle);
}
int fdatasync(int handle) {
    REAL(fdatasync);
    return due_file(handle) ? -1 : real(handle);
}
int ftruncate(int handle, off_t size) {
    REAL(ftruncate);
    return due_file(handle) ? -1 : real(handle, size);
}
int ftruncate64(int handle, off64_t size) {
    REAL(ftruncate64);
    return due_file(handle) ? -1 : real(handle, size);
}
int rename(const char *from, const char *to) {
    REAL(rename);
    return due(to) ? -1 : real(from, to);
}
int renameat(int a, const char *from, int b, const char *to) {
    REAL(renameat);
    return due(to) ? -1 : real(a, from, b, to);
}
int link(const char *from, const char *to) {
    REAL(link);
    return due(to) ? -1 : real(from, to);
}
int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    return due(path) ? -1 : real(path, mode);
}
#define MAKES(flags, path) (((flags) & O_CREAT) && access(path, F_OK) != 0)
#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }
int open(const char *path, int flags, ...) {
    MODE(flags)
    REAL(open);
    return armed && MAKES(flags, path) && due(path) ? -1 : real(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    MODE(flags)
    REAL(open64);
    return armed && MAKES(flags, path) && due(path) ? -1 : real(path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
    MODE(flags)
    REAL(openat);
    return armed && MAKES(flags, path) && due(path) ? -1 : real(folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) {
    MODE(flags)
    REAL(openat64);
    return armed && MAKES(flags, path) && due(path) ? -1 : real(folder, path, flags, mode);
}
