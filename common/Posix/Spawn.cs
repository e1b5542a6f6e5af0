using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>Starts programs with posix_spawn(3); a process with threads must not fork.</summary>
public static class Spawn
{
    private const int FirstOrdinaryDescriptor = 3;

    /// <summary>Starts a program with default signal actions and no blocked signal; returns its process id.</summary>
    /// <exception cref="PosixException">The program cannot be started.</exception>
    public static int Start(SpawnRequest request)
    {
        int limit = request.Descriptors.Aggregate(FirstOrdinaryDescriptor, (highest, map) => Math.Max(highest, map.Target + 1));
        var shelters = new List<FileDescriptor>();
        try
        {
            var sources = request.Descriptors.Select(map => Shelter(map.Source, map.Target, limit, shelters)).ToArray();
            return Start(request, sources, limit);
        }
        finally
        {
            shelters.ForEach(copy => copy.Dispose());
        }
    }

    /// <summary>Runs a program and waits for it; returns its exit status.</summary>
    /// <param name="request">The program.</param>
    /// <exception cref="PosixException">The program cannot be started.</exception>
    public static int Run(SpawnRequest request) => Processes.Wait(Start(request)).StatusOr(1);

    // A source whose number is another one's target would be overwritten before its turn: use a copy beyond the targets.
    private static int Shelter(FileDescriptor source, int target, int limit, List<FileDescriptor> shelters)
    {
        if (source.Number == target || source.Number >= limit)
            return source.Number;
        FileDescriptor copy = source.Duplicate(limit);
        shelters.Add(copy);
        return copy.Number;
    }

    private static unsafe int Start(SpawnRequest request, int[] sources, int limit)
    {
        byte* actions = stackalloc byte[LibC.SpawnFileActionsSize];
        byte* attributes = stackalloc byte[LibC.SpawnAttributesSize];
        Check(LibC.posix_spawn_file_actions_init(actions), request);
        Check(LibC.posix_spawnattr_init(attributes), request);
        try
        {
            AddFileActions(actions, request, sources, limit);
            SetAttributes(attributes, request);
            using var arguments = new NativeStringArray(request.Arguments);
            using var environment = new NativeStringArray(request.Environment ?? Environ.All());
            Check(
                LibC.posix_spawn(out int pid, request.Path, actions, attributes, arguments.Pointer, environment.Pointer),
                request);
            return pid;
        }
        finally
        {
            _ = LibC.posix_spawn_file_actions_destroy(actions);
            _ = LibC.posix_spawnattr_destroy(attributes);
        }
    }

    private static unsafe void AddFileActions(byte* actions, SpawnRequest request, int[] sources, int limit)
    {
        if (request.WorkingDirectory is { } directory)
            Check(LibC.posix_spawn_file_actions_addchdir_np(actions, directory), request);
        // Duplicating a descriptor onto itself clears its close-on-exec flag in the child (glibc 2.29).
        for (int i = 0; i < sources.Length; i++)
            Check(LibC.posix_spawn_file_actions_adddup2(actions, sources[i], request.Descriptors[i].Target), request);
        Check(LibC.posix_spawn_file_actions_addclosefrom_np(actions, limit), request);
    }

    private static unsafe void SetAttributes(byte* attributes, SpawnRequest request)
    {
        short flags = LibC.POSIX_SPAWN_SETSIGDEF | LibC.POSIX_SPAWN_SETSIGMASK;
        byte* signals = stackalloc byte[LibC.SignalSetSize];
        _ = LibC.sigfillset(signals);
        Check(LibC.posix_spawnattr_setsigdefault(attributes, signals), request);
        _ = LibC.sigemptyset(signals);
        Check(LibC.posix_spawnattr_setsigmask(attributes, signals), request);
        if (request.Group == ProcessGroup.NewSession)
            flags |= LibC.POSIX_SPAWN_SETSID;
        if (request.Group == ProcessGroup.NewGroup)
        {
            flags |= LibC.POSIX_SPAWN_SETPGROUP;
            Check(LibC.posix_spawnattr_setpgroup(attributes, 0), request);
        }
        Check(LibC.posix_spawnattr_setflags(attributes, flags), request);
    }

    private static void Check(int error, SpawnRequest request)
    {
        if (error != 0)
            throw new PosixException((Errno)error, "start", request.Path);
    }
}
