using System.Runtime.InteropServices;
using Postfix.Lookup.Tables;

namespace Postfix.Lookup.Interop;

/// <summary>A BSON document in the memory of libbson.</summary>
internal sealed unsafe class MongodbDocument : SafeHandle
{
    private readonly MongodbLibrary _library;

    private MongodbDocument(MongodbLibrary library, nint document)
        : base(0, ownsHandle: true)
    {
        _library = library;
        SetHandle(document);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The bson_t.</summary>
    public nint Pointer => handle;

    /// <summary>An empty document.</summary>
    public static MongodbDocument Create(MongodbLibrary library) => new(library, library.NewDocument());

    /// <summary>Reads MongoDB Extended JSON.</summary>
    /// <exception cref="FormatException">It is none; with the library's message.</exception>
    public static MongodbDocument Parse(MongodbLibrary library, string json)
    {
        using NativeText text = new(json);
        MongodbLibrary.Error error;
        fixed (byte* bytes = text.WithNul)
        {
            nint document = library.ParseDocument(bytes, text.Length, &error);
            return document != 0 ? new MongodbDocument(library, document) : throw new FormatException(error.Message);
        }
    }

    /// <summary>Whether there is a member of this name.</summary>
    public bool Has(string name)
    {
        using NativeText text = new(name);
        fixed (byte* bytes = text.WithNul)
            return _library.HasField(handle, bytes) != 0;
    }

    /// <summary>Adds a number.</summary>
    public void Append(string name, int value)
    {
        using NativeText text = new(name);
        fixed (byte* bytes = text.WithNul)
            Require(_library.AppendNumber(handle, bytes, text.Length, value));
    }

    /// <summary>Adds a copy of a document.</summary>
    public void Append(string name, MongodbDocument value)
    {
        using NativeText text = new(name);
        fixed (byte* bytes = text.WithNul)
            Require(_library.AppendDocument(handle, bytes, text.Length, value.handle));
    }

    protected override bool ReleaseHandle()
    {
        _library.FreeDocument(handle);
        return true;
    }

    private static void Require(byte isDone)
    {
        if (isDone == 0)
            throw new FormatException("document is too large");
    }
}
