using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>Wakes threads that wait in an <see cref="Epoll"/> (eventfd(2)). Once set it stays readable, as nobody reads it.</summary>
public sealed class EventSignal : IDisposable
{
    /// <summary>Makes a signal that is not set.</summary>
    public EventSignal()
    {
        Descriptor = new FileDescriptor(LibC.eventfd(0, LibC.EFD_CLOEXEC | LibC.EFD_NONBLOCK)) { Path = "eventfd" };
        if (Descriptor.IsInvalid)
            LastError.Throw("eventfd");
    }

    /// <summary>What to watch for input; every <see cref="Set"/> is new input.</summary>
    public FileDescriptor Descriptor { get; }

    /// <summary>Sets the signal.</summary>
    public void Set() => Descriptor.WriteAll([1, 0, 0, 0, 0, 0, 0, 0]);

    /// <inheritdoc/>
    public void Dispose() => Descriptor.Dispose();
}
