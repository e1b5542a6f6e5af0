using System.Runtime.InteropServices;

namespace Postfix.Posix;

/// <summary>
/// Turns signals into bytes on a pipe, so that an event loop or a blocking read sees them at a moment of its choice.
/// The signals' default actions do not happen while the reader lives.
/// </summary>
/// <remarks>
/// signalfd(2) would need every thread to block the signals, and the runtime's own threads exist before Main; so the
/// runtime's signal handling thread writes to the pipe.
/// </remarks>
public sealed class SignalReader : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;
    private readonly FileDescriptor _writer;

    /// <summary>Starts to collect the given signals.</summary>
    public SignalReader(params ReadOnlySpan<Signal> signals)
    {
        (Descriptor, _writer) = Pipes.Create();
        Descriptor.SetNonBlocking(true);
        _writer.SetNonBlocking(true);
        _registrations = new PosixSignalRegistration[signals.Length];
        for (int i = 0; i < signals.Length; i++)
        {
            Signal signal = signals[i];
            _registrations[i] = PosixSignalRegistration.Create((PosixSignal)(int)signal, context => Collect(signal, context));
        }
    }

    /// <summary>Readable when a signal has arrived; non-blocking.</summary>
    public FileDescriptor Descriptor { get; }

    /// <summary>The oldest signal that was not yet taken; null when there is none.</summary>
    public Signal? TryTake()
    {
        Span<byte> signal = stackalloc byte[1];
        return Descriptor.TryRead(signal) is 1 ? (Signal)signal[0] : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
        Descriptor.Dispose();
        _writer.Dispose();
    }

    private void Collect(Signal signal, PosixSignalContext context)
    {
        context.Cancel = true;
        // A full pipe holds thousands of unread signals already: one more tells nothing new.
        _writer.TryWrite([(byte)signal]);
    }
}
