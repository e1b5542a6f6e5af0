using System.Runtime.InteropServices;
using Postfix.Lookup.Tables;
using Postfix.Text;

namespace Postfix.Lookup.Interop;

/// <summary>A connection to an LDAP server. Waits for its answers are limited. For one thread at a time.</summary>
internal sealed unsafe class LdapConnection : SafeHandle
{
    private const uint Quiet = 2;
    private const string TlsScheme = "ldaps:";

    private readonly LdapLibrary _library;
    private readonly string _url;
    private readonly LdapLogin _login;

    private LdapConnection(LdapLibrary library, nint connection, string url, LdapLogin login)
        : base(0, ownsHandle: true)
    {
        (_library, _url, _login) = (library, url, login);
        SetHandle(connection);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Connects and binds.</summary>
    /// <param name="library">The library.</param>
    /// <param name="url">The server.</param>
    /// <param name="login">How to connect and bind.</param>
    /// <exception cref="DatabaseException">The server cannot be reached, or does not let us in.</exception>
    public static LdapConnection Open(LdapLibrary library, string url, LdapLogin login)
    {
        using NativeText text = new(url);
        nint opened;
        int status;
        fixed (byte* bytes = text.WithNul)
            status = library.Initialize(&opened, bytes);
        if (status != LdapStatus.Success)
            throw new DatabaseException($"dict_ldap_connect: Unable to init LDAP server {url}", ServerFault.Lost);
        LdapConnection connection = new(library, opened, url, login);
        try
        {
            connection.SetOptions();
            connection.SecureAndBind();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Searches; entries found come with some failures too.</summary>
    /// <param name="where">Base and scope.</param>
    /// <param name="filter">What matches.</param>
    /// <param name="attributes">What is wanted of an entry.</param>
    /// <param name="sizeLimit">Most entries; 0 for any number.</param>
    /// <exception cref="DatabaseException">There was no answer.</exception>
    public LdapAnswer Search((string Base, int Scope) where, string filter, IReadOnlyList<string> attributes, int sizeLimit)
    {
        using NativeText name = new(where.Base);
        using NativeText condition = new(filter);
        using NativeTextList wanted = new(attributes);
        LdapLibrary.TimeValue limit = new() { Seconds = (long)_login.Timeout.TotalSeconds };
        nint message;
        int status;
        fixed (byte* baseText = name.WithNul, filterText = condition.WithNul)
        {
            status = _library.Search(
                handle, baseText, where.Scope, filterText, wanted.Pointer, 0, 0, 0, &limit, sizeLimit, &message);
        }
        try
        {
            if (FaultOf(status) is { } fault and not ServerFault.Refusal)
            {
                throw new DatabaseException($"dict_ldap_lookup: Search error {status}: {_library.Describe(status)} ", fault)
                {
                    IsMinor = IsUnreachable(status),
                };
            }
            return new LdapAnswer(status, _library.Describe(status), ReadEntries(message));
        }
        finally
        {
            if (message != 0)
                _library.FreeMessage(message);
        }
    }

    protected override bool ReleaseHandle() => _library.Unbind(handle, 0, 0) == LdapStatus.Success;

    // Referrals are on or off by the pointer itself.
    private void SetOptions()
    {
        LdapLibrary.TimeValue limit = new() { Seconds = (long)_login.Timeout.TotalSeconds };
        Require(_library.SetOption(handle, LdapOption.NetworkTimeout, &limit), "network timeout");
        Require(_library.SetOption(handle, LdapOption.Timeout, &limit), "timeout");
        Require(_library.SetOption(handle, LdapOption.Referrals, _login.FollowsReferrals ? (void*)1 : null), "Referral chasing");
        Require(_library.SetOption(handle, LdapOption.Restart, (void*)1), "restarting of system calls");
        foreach ((LdapOption option, int value) in _login.Numbers)
            Require(_library.SetOption(handle, option, &value), option.ToString());
        if (_login.SaslSecurity.Length > 0)
            Require(SetOption(LdapOption.SaslSecurity, _login.SaslSecurity), nameof(LdapOption.SaslSecurity));
        if (_login.StartsTls || _url.StartsWith(TlsScheme, StringComparison.OrdinalIgnoreCase))
            SetTlsOptions();
    }

    private void SetTlsOptions()
    {
        foreach ((LdapOption option, string parameter, string value) in _login.TlsTexts)
        {
            if (value.Length > 0)
                RequireTls(SetOption(option, value), $"set {parameter} to {value}:");
        }
        int requirement = _login.CertificateRequirement;
        RequireTls(_library.SetOption(handle, LdapOption.TlsRequireCertificate, &requirement), $"set tls_require_cert to {requirement}:");
        int client = 0;
        RequireTls(_library.SetOption(handle, LdapOption.TlsNewContext, &client), "allocate new TLS context");
    }

    private int SetOption(LdapOption option, string value)
    {
        using NativeText text = new(value);
        fixed (byte* bytes = text.WithNul)
            return _library.SetOption(handle, option, bytes);
    }

    private void RequireTls(int status, string what)
    {
        if (status != LdapStatus.Success)
            throw new DatabaseException($"dict_ldap_set_tls_options: Unable to {what} {status}: {_library.Describe(status)}", ServerFault.Lost);
    }

    private void Require(int status, string what)
    {
        if (status != LdapStatus.Success)
            throw new DatabaseException($"dict_ldap_connect: Unable to set {what}.", ServerFault.Lost);
    }

    private void SecureAndBind()
    {
        if (_login.StartsTls && _library.StartTls(handle, 0, 0) is var status and not LdapStatus.Success)
        {
            throw new DatabaseException($"dict_ldap_connect: Unable to set STARTTLS: {status}: {_library.Describe(status)}", ServerFault.Lost)
            {
                IsError = true,
                IsMinor = IsUnreachable(status),
            };
        }
        int result = _login.Bind switch
        {
            LdapBind.Simple => BindWithPassword(),
            LdapBind.Sasl => BindWithSasl(),
            _ => LdapStatus.Success,
        };
        if (result != LdapStatus.Success)
        {
            string name = _login.Name.Length > 0 ? _login.Name : "empty or implicit";
            throw new DatabaseException(
                $"dict_ldap_connect: Unable to bind to server {_url} with dn {name}: {result} ({_library.Describe(result)})",
                result == LdapStatus.Timeout ? ServerFault.Unfit : ServerFault.Lost)
            {
                IsMinor = IsUnreachable(result),
            };
        }
    }

    private int BindWithPassword()
    {
        using NativeText name = new(_login.Name);
        using NativeText password = new(_login.Password);
        fixed (byte* nameText = name.WithNul, passwordText = password.WithNul)
        {
            LdapLibrary.Value secret = new() { Size = (nuint)password.Length, Data = passwordText };
            return _library.Bind(handle, nameText, null, &secret, 0, 0, 0);
        }
    }

    private int BindWithSasl()
    {
        using SaslAnswers answers = new(_login);
        using NativeText mechanisms = new(_login.Mechanisms);
        fixed (byte* names = mechanisms.WithNul)
        {
            return _library.BindInteractively(
                handle, null, mechanisms.Length > 0 ? names : null, 0, 0, Quiet, SaslAnswers.Callback, answers.Pointer);
        }
    }

    private List<LdapEntry> ReadEntries(nint message)
    {
        List<LdapEntry> entries = [];
        for (nint entry = message == 0 ? 0 : _library.FirstEntry(handle, message); entry != 0; entry = _library.NextEntry(handle, entry))
            entries.Add(ReadEntry(entry));
        return entries;
    }

    private LdapEntry ReadEntry(nint entry)
    {
        List<(string, IReadOnlyList<string>)> attributes = [];
        nint cursor = 0;
        for (byte* name = _library.FirstAttribute(handle, entry, &cursor); name is not null; name = _library.NextAttribute(handle, entry, cursor))
        {
            attributes.Add((ByteText.FromBytes(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name)), ReadValues(entry, name)));
            _library.FreeMemory(name);
        }
        if (cursor != 0)
            _library.FreeCursor(cursor, 0);
        return new LdapEntry(attributes);
    }

    private List<string> ReadValues(nint entry, byte* attribute)
    {
        List<string> texts = [];
        LdapLibrary.Value** values = _library.GetValues(handle, entry, attribute);
        if (values is null)
            return texts;
        for (LdapLibrary.Value** value = values; *value is not null; value++)
            texts.Add(ByteText.FromBytes(new ReadOnlySpan<byte>((*value)->Data, (int)(*value)->Size)));
        _library.FreeValues(values);
        return texts;
    }

    // The library would have gone to the next server by itself, without a word.
    private static bool IsUnreachable(int status) => status is LdapStatus.ServerDown or LdapStatus.ConnectError;

    private static ServerFault? FaultOf(int status) => status switch
    {
        LdapStatus.Success => null,
        LdapStatus.ServerDown or LdapStatus.ConnectError or LdapStatus.DecodingError => ServerFault.Lost,
        LdapStatus.Timeout or LdapStatus.Busy or LdapStatus.Unavailable => ServerFault.Unfit,
        _ => ServerFault.Refusal,
    };
}
