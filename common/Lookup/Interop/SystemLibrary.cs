using System.Runtime.InteropServices;

namespace Postfix.Lookup.Interop;

/// <summary>A shared library of the system that is opened when the first table needs it.</summary>
internal sealed class SystemLibrary
{
    private readonly nint _handle;
    private readonly string _name;

    private SystemLibrary(nint handle, string name) => (_handle, _name) = (handle, name);

    /// <summary>Opens a library by its versioned name.</summary>
    /// <param name="name">The name as the dynamic linker knows it, for example <c>libdb-5.3.so</c>.</param>
    /// <param name="tableType">The table type that needs it, for the message.</param>
    /// <param name="package">The Debian package that has it, for the message.</param>
    /// <exception cref="TableException">The library is missing.</exception>
    public static SystemLibrary Load(string name, string tableType, string package) =>
        NativeLibrary.TryLoad(name, out nint handle)
            ? new SystemLibrary(handle, name)
            : throw new TableException($"unsupported dictionary type: {tableType}: cannot load {name}. Is the {package} package installed?");

    /// <summary>The address of a function.</summary>
    public nint Function(string symbol) =>
        NativeLibrary.TryGetExport(_handle, symbol, out nint address)
            ? address
            : throw new TableException($"{_name} has no function {symbol}");
}
