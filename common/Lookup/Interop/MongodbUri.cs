using System.Runtime.InteropServices;
using Postfix.Lookup.Tables;
using Postfix.Text;

namespace Postfix.Lookup.Interop;

/// <summary>Where MongoDB servers are, and how to talk to them (https://www.mongodb.com/docs/manual/reference/connection-string/).</summary>
internal sealed unsafe class MongodbUri : SafeHandle
{
    private const string AnswerLimit = "socketTimeoutMS";
    private const int LibraryMilliseconds = 300_000; // what 0 stands for
    private const string Undisclosed = "perhaps a user name or password needs percent-encoding";

    // The library's own limit for an answer is five minutes.
    private static readonly (string Option, int Milliseconds)[] s_limits =
        [("serverSelectionTimeoutMS", 10_000), ("connectTimeoutMS", 10_000), (AnswerLimit, 30_000)];

    private static readonly string[] s_secretOptions = ["password", "authMechanismProperties"];

    private readonly MongodbLibrary _library;

    private MongodbUri(MongodbLibrary library, nint uri)
        : base(0, ownsHandle: true)
    {
        _library = library;
        SetHandle(uri);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The mongoc_uri_t.</summary>
    public nint Pointer => handle;

    /// <summary>Longest time for an answer; a negative number stands for any time.</summary>
    public TimeSpan AnswerTimeout
    {
        get
        {
            using NativeText name = new(AnswerLimit);
            fixed (byte* option = name.WithNul)
            {
                int milliseconds = _library.GetOption(handle, option, LibraryMilliseconds);
                return milliseconds < 0 ? TimeSpan.MaxValue : TimeSpan.FromMilliseconds(milliseconds);
            }
        }
    }

    /// <summary>Reads a URI; limits of time that it does not set are ours.</summary>
    /// <param name="library">The library.</param>
    /// <param name="table">Type and name of the table, for messages, in which the URI does not appear: it may hold a password.</param>
    /// <param name="text">The URI.</param>
    /// <param name="warn">Takes warnings.</param>
    /// <exception cref="TableException">It is none.</exception>
    public static MongodbUri Parse(MongodbLibrary library, string table, string text, Action<string> warn)
    {
        // The library would look for a host with a piece of the password in its name.
        if (Authority(text).Count('@') > 1)
            throw new TableException($"{table}: failed to parse URI: {Undisclosed}");
        nint parsed = 0;
        MongodbLibrary.Error error = default;
        IReadOnlyList<string> warnings = MongodbMessages.During(library, () => parsed = Parse(library, text, out error));
        bool isQuotable = IsQuotable(text);
        foreach (string warning in warnings.Where(_ => isQuotable))
            warn($"{table}: uri: {ByteText.Printable(warning)}");
        if (parsed == 0)
            throw new TableException($"{table}: failed to parse URI: {(isQuotable ? ByteText.Printable(error.Message) : Undisclosed)}");
        MongodbUri uri = new(library, parsed);
        uri.SetLimits();
        return uri;
    }

    protected override bool ReleaseHandle()
    {
        _library.FreeUri(handle);
        return true;
    }

    // The library quotes what it does not understand. That can be a piece of a password in which a letter is not percent-encoded.
    private static bool IsQuotable(string uri)
    {
        if (Array.Exists(s_secretOptions, option => uri.Contains(option, StringComparison.OrdinalIgnoreCase)))
            return false;
        ReadOnlySpan<char> authority = Authority(uri);
        int at = authority.IndexOf('@');
        return uri.AsSpan().Count('@') == (at < 0 ? 0 : 1) && (at < 0 || authority[..at].Count(':') <= 1);
    }

    // Login and hosts.
    private static ReadOnlySpan<char> Authority(string uri)
    {
        ReadOnlySpan<char> rest = uri.AsSpan(uri.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0);
        return rest.IndexOf('/') is >= 0 and var end ? rest[..end] : rest;
    }

    private static nint Parse(MongodbLibrary library, string text, out MongodbLibrary.Error error)
    {
        using NativeText uri = new(text);
        fixed (byte* bytes = uri.WithNul)
        fixed (MongodbLibrary.Error* place = &error)
            return library.NewUri(bytes, place);
    }

    private void SetLimits()
    {
        foreach ((string option, int milliseconds) in s_limits)
        {
            using NativeText name = new(option);
            fixed (byte* bytes = name.WithNul)
            {
                if (_library.HasOption(handle, bytes) == 0)
                    _library.SetOption(handle, bytes, milliseconds);
            }
        }
    }
}
