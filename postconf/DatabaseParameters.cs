using Postfix.Config;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Postconf;

/// <summary>
/// Finds lookup tables in a value. A database client takes its parameters from a file of its own, which is checked here, or
/// from main.cf under names with the table's name in front (<c>ldap:accounts</c>: <c>accounts_server_host</c>, …).
/// </summary>
/// <param name="warn">Takes warnings.</param>
internal sealed class DatabaseParameters(Action<string> warn)
{
    private static readonly string[] LegacySql = ["domain", "select_field", "table", "where_field", "additional_conditions"];

    private static readonly Dictionary<string, string[]> Suffixes = new(StringComparer.Ordinal)
    {
        ["ldap"] =
        [
            "idle_interval", "retry_interval", "domain", "server_host", "server_port", "version", "bind", "bind_dn", "bind_pw", "cache", "cache_expiry", "cache_size",
            "chase_referrals", "debuglevel", "dereference", "expansion_limit", "leaf_result_attribute", "lookup_wildcards",
            "query_filter", "recursion_limit", "result_attribute", "result_filter", "result_format", "sasl_authz_id", "sasl_mechs",
            "sasl_minssf", "sasl_realm", "scope", "search_base", "size_limit", "special_result_attribute", "start_tls",
            "terminal_result_attribute", "timeout", "tls_ca_cert_dir", "tls_ca_cert_file", "tls_cert", "tls_cipher_suite", "tls_key",
            "tls_random_file", "tls_require_cert",
        ],
        ["mongodb"] =
        [
            "collection", "dbname", "domain", "expansion_limit", "idle_interval", "projection", "query_filter", "result_attribute",
            "result_format", "retry_interval", "uri",
        ],
        ["mysql"] =
        [
            "charset", "dbname", "expansion_limit", "hosts", "idle_interval", "option_file", "option_group", "password", "query",
            "require_result_set", "result_format", "retry_interval", "timeout", "tls_CAfile", "tls_CApath", "tls_cert_file",
            "tls_ciphers", "tls_key_file", "tls_verify_cert", "user", .. LegacySql,
        ],
        ["pgsql"] =
        [
            "dbname", "encoding", "expansion_limit", "hosts", "idle_interval", "password", "query", "result_format",
            "retry_interval", "select_function", "timeout", "user", .. LegacySql,
        ],
        ["redis"] =
        [
            "dbnum", "domain", "expansion_limit", "hosts", "idle_interval", "password", "query", "require_tls", "result_format",
            "retry_interval", "timeout", "tls_CAfile", "tls_CApath", "tls_cert_file", "tls_key_file", "tls_verify_cert", "ttl", "user",
        ],
        ["sqlite"] = ["dbpath", "expansion_limit", "query", "result_format", .. LegacySql],
        ["memcache"] =
        [
            "domain", "memcache", "backup", "data_size_limit", "flags", "key_digest", "key_format", "line_size_limit", "max_try", "retry_pause",
            "timeout", "ttl",
        ],
    };

    // What is nested deeper is no list of tables.
    private const int MaxDepth = 100;

    private readonly HashSet<string> _checkedFiles = new(StringComparer.Ordinal);

    /// <summary>Examines an expanded value; text that only looks like a table does no harm.</summary>
    /// <param name="value">The value.</param>
    /// <param name="path">Configuration file, for warnings.</param>
    /// <param name="reference">Takes the parameter names that a table may use.</param>
    public void Find(string value, string path, Func<string, bool> reference) => Find(value, path, reference, depth: 0);

    private void Find(string value, string path, Func<string, bool> reference, int depth)
    {
        if (depth > MaxDepth)
        {
            return;
        }

        foreach (string word in Split(value, path))
        {
            if (word.StartsWith('{'))
            {
                Find(StripBraces(word, path), path, reference, depth + 1);
                continue;
            }

            (string type, string? name) = SplitTable(word);
            if (name is null or "" || name[0] == '.')
            {
                continue;
            }

            FindTable(type, name, path, reference, depth);
        }
    }

    private void FindTable(string type, string name, string path, Func<string, bool> reference, int depth)
    {
        if (name[0] == '{')
        {
            string content = StripBraces(name, path);
            if (type is "regexp" or "pcre")
            {
                // Patterns may contain anything; only what stands between them is looked at.
                _ = Split(content, path).Count();
            }
            else
            {
                Find(content, path, reference, depth + 1);
            }
        }
        else if (!Suffixes.TryGetValue(type, out string[]? suffixes))
        {
            return;
        }
        else if (name[0] == '/')
        {
            if (_checkedFiles.Add($"{type}:{name}"))
            {
                CheckFile(type, name, suffixes);
            }
        }
        else
        {
            Array.ForEach(suffixes, suffix => reference($"{name}_{suffix}"));
        }
    }

    private IEnumerable<string> Split(string value, string path) =>
        Tokens.SplitBeforeComment(value, problem => warn($"{path}: {problem}"));

    /// <summary>Splits <c>type:name</c>, past the types that only wrap another table.</summary>
    private static (string Type, string? Name) SplitTable(string word)
    {
        while (true)
        {
            int colon = word.IndexOf(':');
            if (colon < 0)
            {
                return (word, null);
            }

            string type = word[..colon];
            if (type is not ("proxy" or "debug"))
            {
                return (type, word[(colon + 1)..]);
            }

            word = word[(colon + 1)..];
        }
    }

    /// <summary>Such a file may hold a password: not being allowed to read it is no news.</summary>
    private void CheckFile(string type, string file, string[] known)
    {
        using FileDescriptor? opened = FileSystem.TryOpen(file, OpenFlags.ReadOnly, 0, out Errno error);
        if (opened is null)
        {
            if (error != Errno.EACCES)
            {
                warn($"open \"{type}\" configuration \"{file}\": {error.Describe()}");
            }
        }
        else if (!opened.Status().IsRegular)
        {
            warn($"open \"{type}\" configuration \"{file}\": not a regular file");
        }
        else
        {
            MainCf settings = MainCf.Load(file);
            foreach ((string name, string value) in settings.Values.Where(pair => !known.Contains(pair.Key)))
            {
                warn($"{type}:{file}: unused parameter: {name}={value}");
            }
        }
    }

    private string StripBraces(string text, string path)
    {
        Unbraced inner = Tokens.StripBraces(text);
        if (inner.Error is { } error)
        {
            warn($"{path}: {error}");
        }

        return inner.Value;
    }
}
