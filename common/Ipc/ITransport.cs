namespace Postfix.Ipc;

/// <summary>How the bytes of a <see cref="Channel"/> travel: as they are, or through a layer such as TLS.</summary>
public interface ITransport : IDisposable
{
    /// <summary>True when input can be had without a word from the peer (end of input counts).</summary>
    bool HasInput { get; }

    /// <summary>Reads what there is, at least one byte; 0 at end of input, null when the socket's time limit came first.</summary>
    /// <exception cref="IOException">The connection, or the layer, is broken.</exception>
    int? TryRead(Span<byte> buffer);

    /// <summary>Writes once; the number of bytes taken, null when the socket's time limit came first.</summary>
    /// <exception cref="IOException">The connection, or the layer, is broken.</exception>
    int? TryWrite(ReadOnlySpan<byte> data);
}
