/**
 * What the WebAssembly side may call in JavaScript once user code runs. Pyodide hands 1 370 functions in; a trace
 * of the test programs touches these. Everything else is refused, whatever it is called: a new Pyodide version
 * that adds a name adds a refused name.
 */
export const ALLOWED: ReadonlySet<string> = new Set([
  // Clocks, random bytes, memory.
  ..."clock_res_get clock_time_get emscripten_date_now emscripten_get_now random_get".split(" "),
  ..."emscripten_get_heap_max emscripten_resize_heap _localtime_js _gmtime_js _mktime_js _timegm_js".split(
    " ",
  ),
  ..."_tzset_js _mmap_js _msync_js _munmap_js _setitimer_js".split(" "),
  // Files: they live in memory, nothing of the host is mounted.
  ..."fd_close fd_fdstat_get fd_pread fd_pwrite fd_read fd_seek fd_sync fd_write".split(" "),
  ..."__syscall_chdir __syscall_chmod __syscall_dup __syscall_dup3 __syscall_faccessat".split(" "),
  ..."__syscall_fadvise64 __syscall_fallocate __syscall_fchdir __syscall_fchmod __syscall_fchmodat2".split(
    " ",
  ),
  ..."__syscall_fchown32 __syscall_fchownat __syscall_fcntl64 __syscall_fdatasync __syscall_fstat64".split(
    " ",
  ),
  ..."__syscall_fstatfs64 __syscall_ftruncate64 __syscall_getcwd __syscall_getdents64".split(" "),
  ..."__syscall_getuid32_js __syscall_ioctl __syscall_lstat64 __syscall_mkdirat __syscall_newfstatat".split(
    " ",
  ),
  ..."__syscall_openat __syscall_poll __syscall_readlinkat __syscall_renameat".split(" "),
  ..."__syscall_rmdir __syscall_stat64 __syscall_statfs64 __syscall_symlinkat __syscall_truncate64".split(
    " ",
  ),
  ..."__syscall_umask_js __syscall_unlinkat __syscall_utimensat _try_fcntl64".split(" "),
  // What `import ctypes` needs, which pandas does; calling through it (ffi_call_js) stays refused.
  ..."ffi_closure_alloc_js ffi_closure_free_js ffi_prep_closure_loc_js".split(" "),
  // How CPython calls C functions, and checks that only compare values.
  ..."_PyEM_TrampolineCall_JS _Py_CheckEmscriptenSignals_Helper _Py_emscripten_runtime".split(" "),
  ..."_emscripten_get_progname environ_get environ_sizes_get Jsv_GetError_import JsvError_Check".split(" "),
  ..."JsvNoValue_Check __hiwire_deduplicate_delete __hiwire_deduplicate_get".split(" "),
  ..."emscripten_runtime_keepalive_push emscripten_runtime_keepalive_pop".split(" "),
  ..."_emscripten_runtime_keepalive_clear __call_sighandler restore_stderr capture_stderr".split(" "),
]);

/** Refused with an errno, as ordinary programs try them: the code sees an OSError or an error code and goes on. */
export const REFUSED_WITH: ReadonlyMap<string, number> = new Map([
  ["_emscripten_system", -52],
  ["can_run_sync_js", 0],
  ["getprotobyname", 0],
  ["getaddrinfo", -2],
  ["getnameinfo", -2],
  ["_maybe_connect_async", -2],
  ["_maybe_recvfrom_async", -2],
  ["_maybe_sendto_async", -2],
  ["_maybe_poll_async", -2],
  ["_try_shutdown", -2],
  ["__syscall_mknodat", -63],
  // Pipes buffer in JavaScript memory, outside every quota.
  ["__syscall_pipe", -52],
  ["_emscripten_lookup_name", 0],
  ...["accept4", "bind", "connect", "getpeername", "getsockname", "getsockopt", "listen"].map(socketCall),
  ...["recvfrom", "recvmsg", "sendmsg", "sendto", "shutdown", "socket", "socketpair"].map(socketCall),
]);

function socketCall(name: string): [string, number] {
  return [`__syscall_${name}`, -2];
}

/** Calls that end the process: they end the sandbox with a message instead. */
export const ENDINGS: ReadonlySet<string> = new Set([
  "proc_exit",
  "exit",
  "_abort_js",
  "__assert_fail",
  "abort",
]);
