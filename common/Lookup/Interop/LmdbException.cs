namespace Postfix.Lookup.Interop;

/// <summary>liblmdb could not do something.</summary>
internal sealed class LmdbException(int status, string message) : IOException(message)
{
    /// <summary>A number of <see cref="LmdbStatus"/> or an errno.</summary>
    public int Status => status;
}
