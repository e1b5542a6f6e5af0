namespace Postfix.Posix;

/// <summary>Effective ids taken by <see cref="Credentials.Assume"/>; disposing gives the former ones back.</summary>
public sealed class AssumedIdentity : IDisposable
{
    private readonly uint _uid;
    private readonly uint _gid;
    private readonly uint[]? _groups;

    internal AssumedIdentity(uint uid, uint gid, uint[] groups) => (_uid, _gid, _groups) = (uid, gid, groups);

    private AssumedIdentity()
    {
    }

    /// <summary>Of a process that may not change its ids, or has them already.</summary>
    internal static AssumedIdentity Unchanged { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_groups is not null)
            Credentials.SetEffective(_uid, _gid, _groups);
    }
}
