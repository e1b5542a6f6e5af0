using System.Runtime.InteropServices;
using Postfix.Lookup.Tables;
using Postfix.Text;

namespace Postfix.Lookup.Interop;

/// <summary>The functions of libldap that we use (ldap.h). Most return 0 or a number of <see cref="LdapStatus"/>.</summary>
internal sealed unsafe class LdapLibrary(SystemLibrary library, SystemLibrary encoding)
{
    private const string Package = "libldap-2.5-0";

    public readonly delegate* unmanaged<nint*, byte*, int> Initialize =
        (delegate* unmanaged<nint*, byte*, int>)library.Function("ldap_initialize");

    public readonly delegate* unmanaged<nint, LdapOption, void*, int> SetOption =
        (delegate* unmanaged<nint, LdapOption, void*, int>)library.Function("ldap_set_option");

    public readonly delegate* unmanaged<nint, nint, nint, int> StartTls =
        (delegate* unmanaged<nint, nint, nint, int>)library.Function("ldap_start_tls_s");

    public readonly delegate* unmanaged<nint, byte*, byte*, Value*, nint, nint, nint, int> Bind =
        (delegate* unmanaged<nint, byte*, byte*, Value*, nint, nint, nint, int>)library.Function("ldap_sasl_bind_s");

    public readonly delegate* unmanaged<nint, byte*, byte*, nint, nint, uint, delegate* unmanaged<nint, uint, nint, nint, int>, nint, int>
        BindInteractively =
            (delegate* unmanaged<nint, byte*, byte*, nint, nint, uint, delegate* unmanaged<nint, uint, nint, nint, int>, nint, int>)library
                .Function("ldap_sasl_interactive_bind_s");

    public readonly delegate* unmanaged<nint, byte*, int, byte*, byte**, int, nint, nint, TimeValue*, int, nint*, int> Search =
        (delegate* unmanaged<nint, byte*, int, byte*, byte**, int, nint, nint, TimeValue*, int, nint*, int>)library
            .Function("ldap_search_ext_s");

    public readonly delegate* unmanaged<nint, nint, nint> FirstEntry =
        (delegate* unmanaged<nint, nint, nint>)library.Function("ldap_first_entry");

    public readonly delegate* unmanaged<nint, nint, nint> NextEntry =
        (delegate* unmanaged<nint, nint, nint>)library.Function("ldap_next_entry");

    public readonly delegate* unmanaged<nint, nint, nint*, byte*> FirstAttribute =
        (delegate* unmanaged<nint, nint, nint*, byte*>)library.Function("ldap_first_attribute");

    public readonly delegate* unmanaged<nint, nint, nint, byte*> NextAttribute =
        (delegate* unmanaged<nint, nint, nint, byte*>)library.Function("ldap_next_attribute");

    public readonly delegate* unmanaged<nint, nint, byte*, Value**> GetValues =
        (delegate* unmanaged<nint, nint, byte*, Value**>)library.Function("ldap_get_values_len");

    public readonly delegate* unmanaged<Value**, void> FreeValues =
        (delegate* unmanaged<Value**, void>)library.Function("ldap_value_free_len");

    public readonly delegate* unmanaged<void*, void> FreeMemory = (delegate* unmanaged<void*, void>)library.Function("ldap_memfree");

    public readonly delegate* unmanaged<nint, int> FreeMessage = (delegate* unmanaged<nint, int>)library.Function("ldap_msgfree");

    public readonly delegate* unmanaged<nint, nint, nint, int> Unbind =
        (delegate* unmanaged<nint, nint, nint, int>)library.Function("ldap_unbind_ext_s");

    public readonly delegate* unmanaged<nint, int, void*, int> SetEncodingOption =
        (delegate* unmanaged<nint, int, void*, int>)encoding.Function("ber_set_option");

    public readonly delegate* unmanaged<nint, int, void> FreeCursor = (delegate* unmanaged<nint, int, void>)encoding.Function("ber_free");

    private readonly delegate* unmanaged<int, byte*> _describe = (delegate* unmanaged<int, byte*>)library.Function("ldap_err2string");

    private readonly delegate* unmanaged<byte*, UrlParts**, int> _parseUrl =
        (delegate* unmanaged<byte*, UrlParts**, int>)library.Function("ldap_url_parse");

    private readonly delegate* unmanaged<byte*, int> _isUrl = (delegate* unmanaged<byte*, int>)library.Function("ldap_is_ldap_url");

    private readonly delegate* unmanaged<UrlParts*, void> _freeUrl =
        (delegate* unmanaged<UrlParts*, void>)library.Function("ldap_free_urldesc");

    /// <exception cref="TableException">The library is missing.</exception>
    public static LdapLibrary Load() => new(
        SystemLibrary.Load("libldap-2.5.so.0", "ldap", Package), SystemLibrary.Load("liblber-2.5.so.0", "ldap", Package));

    /// <summary>The library's text for a status.</summary>
    public string Describe(int status) => Read(_describe(status));

    /// <summary>Takes a URL to pieces.</summary>
    /// <exception cref="FormatException">It is none; the message is Postfix's.</exception>
    public LdapUrl ParseUrl(string url)
    {
        int status = TryParseUrl(url, out UrlParts* parts);
        if (status != 0)
            throw new FormatException($"malformed URL {url}: {Describe(status)}({status})");
        try
        {
            return new LdapUrl(Read(parts->Name), parts->Scope, Read(parts->Filter), ReadAll(parts->Attributes));
        }
        finally
        {
            _freeUrl(parts);
        }
    }

    /// <summary>Whether a text begins as a URL of LDAP does.</summary>
    public bool IsUrl(string text)
    {
        using NativeText native = new(text);
        fixed (byte* bytes = native.WithNul)
            return _isUrl(bytes) != 0;
    }

    /// <summary>Why a URL is none, by the numbers of parsing and the texts that operations have for them; null when it is one.</summary>
    public (int Status, string Text)? FindUrlProblem(string url)
    {
        int status = TryParseUrl(url, out UrlParts* parts);
        if (status != 0)
            return (status, Describe(status));
        _freeUrl(parts);
        return null;
    }

    private int TryParseUrl(string url, out UrlParts* parts)
    {
        using NativeText text = new(url);
        fixed (byte* bytes = text.WithNul)
        fixed (UrlParts** place = &parts)
            return _parseUrl(bytes, place);
    }

    private static List<string> ReadAll(byte** texts)
    {
        List<string> all = [];
        for (byte** text = texts; text is not null && *text is not null; text++)
            all.Add(Read(*text));
        return all;
    }

    private static string Read(byte* text) =>
        text is null ? "" : ByteText.FromBytes(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));

    /// <summary>struct berval.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Value
    {
        public nuint Size;
        public byte* Data;
    }

    /// <summary>struct timeval.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct TimeValue
    {
        public long Seconds;
        public long Microseconds;
    }

    /// <summary>LDAPURLDesc.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct UrlParts
    {
        public nint Next;
        public byte* Scheme;
        public byte* Host;
        public int Port;
        public byte* Name;
        public byte** Attributes;
        public int Scope;
        public byte* Filter;
        public byte** Extensions;
        public int CriticalExtensions;
    }
}
