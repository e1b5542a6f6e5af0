using System.Runtime.InteropServices;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Lookup.Interop;

/// <summary>The functions of libmongoc and libbson that we use (mongoc.h, bson.h; 1.23).</summary>
/// <param name="client">libmongoc.</param>
/// <param name="documents">libbson.</param>
internal sealed unsafe class MongodbLibrary(SystemLibrary client, SystemLibrary documents)
{
    public readonly delegate* unmanaged<byte*, Error*, nint> NewUri =
        (delegate* unmanaged<byte*, Error*, nint>)client.Function("mongoc_uri_new_with_error");

    public readonly delegate* unmanaged<nint, byte*, byte> HasOption =
        (delegate* unmanaged<nint, byte*, byte>)client.Function("mongoc_uri_has_option");

    public readonly delegate* unmanaged<nint, byte*, int, byte> SetOption =
        (delegate* unmanaged<nint, byte*, int, byte>)client.Function("mongoc_uri_set_option_as_int32");

    public readonly delegate* unmanaged<nint, byte*, int, int> GetOption =
        (delegate* unmanaged<nint, byte*, int, int>)client.Function("mongoc_uri_get_option_as_int32");

    public readonly delegate* unmanaged<nint, void> FreeUri = (delegate* unmanaged<nint, void>)client.Function("mongoc_uri_destroy");

    public readonly delegate* unmanaged<nint, Error*, nint> NewClient =
        (delegate* unmanaged<nint, Error*, nint>)client.Function("mongoc_client_new_from_uri_with_error");

    public readonly delegate* unmanaged<nint, int, byte> SetErrorVersion =
        (delegate* unmanaged<nint, int, byte>)client.Function("mongoc_client_set_error_api");

    public readonly delegate* unmanaged<nint, void> ResetClient = (delegate* unmanaged<nint, void>)client.Function("mongoc_client_reset");

    public readonly delegate* unmanaged<nint, void> FreeClient = (delegate* unmanaged<nint, void>)client.Function("mongoc_client_destroy");

    public readonly delegate* unmanaged<nint, byte*, byte*, nint> GetCollection =
        (delegate* unmanaged<nint, byte*, byte*, nint>)client.Function("mongoc_client_get_collection");

    public readonly delegate* unmanaged<nint, void> FreeCollection =
        (delegate* unmanaged<nint, void>)client.Function("mongoc_collection_destroy");

    public readonly delegate* unmanaged<nint, nint, nint, nint, nint> Find =
        (delegate* unmanaged<nint, nint, nint, nint, nint>)client.Function("mongoc_collection_find_with_opts");

    public readonly delegate* unmanaged<nint, nint*, byte> NextDocument =
        (delegate* unmanaged<nint, nint*, byte>)client.Function("mongoc_cursor_next");

    public readonly delegate* unmanaged<nint, Error*, byte> GetError =
        (delegate* unmanaged<nint, Error*, byte>)client.Function("mongoc_cursor_error");

    public readonly delegate* unmanaged<nint, void> FreeCursor = (delegate* unmanaged<nint, void>)client.Function("mongoc_cursor_destroy");

    public readonly delegate* unmanaged<delegate* unmanaged<int, byte*, byte*, nint, void>, nint, void> SetLog =
        (delegate* unmanaged<delegate* unmanaged<int, byte*, byte*, nint, void>, nint, void>)client.Function("mongoc_log_set_handler");

    public readonly delegate* unmanaged<nint> NewDocument = (delegate* unmanaged<nint>)documents.Function("bson_new");

    public readonly delegate* unmanaged<byte*, nint, Error*, nint> ParseDocument =
        (delegate* unmanaged<byte*, nint, Error*, nint>)documents.Function("bson_new_from_json");

    public readonly delegate* unmanaged<nint, byte*, byte> HasField = (delegate* unmanaged<nint, byte*, byte>)documents.Function("bson_has_field");

    public readonly delegate* unmanaged<nint, byte*, int, int, byte> AppendNumber =
        (delegate* unmanaged<nint, byte*, int, int, byte>)documents.Function("bson_append_int32");

    public readonly delegate* unmanaged<nint, byte*, int, nint, byte> AppendDocument =
        (delegate* unmanaged<nint, byte*, int, nint, byte>)documents.Function("bson_append_document");

    public readonly delegate* unmanaged<nint, byte*> GetData = (delegate* unmanaged<nint, byte*>)documents.Function("bson_get_data");

    public readonly delegate* unmanaged<nint, void> FreeDocument = (delegate* unmanaged<nint, void>)documents.Function("bson_destroy");

    private readonly delegate* unmanaged<void> _initialize = (delegate* unmanaged<void>)client.Function("mongoc_init");

    /// <summary>Opens and prepares the library, which is quiet from then on.</summary>
    /// <exception cref="TableException">It is missing.</exception>
    public static MongodbLibrary Load()
    {
        SystemLibrary documents = SystemLibrary.Load("libbson-1.0.so.0", "mongodb", "libbson-1.0-0");
        MongodbLibrary library = new(SystemLibrary.Load("libmongoc-1.0.so.0", "mongodb", "libmongoc-1.0-0"), documents);
        MongodbMessages.Silence(library);
        library._initialize();
        RemoveCounters();
        return library;
    }

    // The library counts what it does in a shared file that is named after the process. Later, in a chroot and with fewer rights, it
    // could not remove it; the mapping does not need the name.
    private static void RemoveCounters()
    {
        string file = $"/dev/shm/mongoc-{Processes.Id}";
        if (FileSystem.TryLinkStatus(file, out _) is { } status && status.Uid == Credentials.EffectiveUid)
            FileSystem.TryUnlink(file);
    }

    /// <summary>bson_error_t.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Error
    {
        private const int MessageBytes = 504;

        public uint Domain;
        public uint Code;
        private fixed byte _message[MessageBytes];

        /// <summary>What went wrong.</summary>
        public string Message
        {
            get
            {
                fixed (byte* text = _message)
                    return ByteText.FromBytes(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
            }
        }
    }
}
