using System.Runtime.InteropServices;
using Postfix.Lookup.Tables;
using Postfix.Text;

namespace Postfix.Lookup.Interop;

/// <summary>The one function of libnsl that we use (rpcsvc/ypclnt.h). The library serves many threads one after the other.</summary>
internal sealed unsafe class NisLibrary
{
    private readonly delegate* unmanaged<byte*, byte*, byte*, int, byte**, int*, int> _match;

    private NisLibrary(SystemLibrary library) =>
        _match = (delegate* unmanaged<byte*, byte*, byte*, int, byte**, int*, int>)library.Function("yp_match");

    /// <exception cref="TableException">The library is missing.</exception>
    public static NisLibrary Load() => new(SystemLibrary.Load("libnsl.so.2", "nis", "libnsl2"));

    /// <summary>Asks the server of a NIS domain.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="map">Such as "mail.aliases".</param>
    /// <param name="key">The key, with or without NUL at its end.</param>
    /// <param name="value">What the map has for it, up to its first NUL.</param>
    public NisStatus Match(string domain, string map, ReadOnlySpan<byte> key, out string? value)
    {
        using NativeText domainText = new(domain), mapText = new(map);
        byte* answer = null;
        int length = 0;
        NisStatus status;
        fixed (byte* domainBytes = domainText.WithNul, mapBytes = mapText.WithNul, keyBytes = key)
            status = (NisStatus)_match(domainBytes, mapBytes, keyBytes, key.Length, &answer, &length);
        value = status == NisStatus.Success ? ByteText.FromBytes(StorageStyle.Trim(new ReadOnlySpan<byte>(answer, length))) : null;
        NativeMemory.Free(answer);
        return status;
    }
}
