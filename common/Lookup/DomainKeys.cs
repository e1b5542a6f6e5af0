using Postfix.Net;

namespace Postfix.Lookup;

/// <summary>
/// The keys for a domain in the order in which access(5) searches them: the domain itself, then its parents, with or without a
/// leading dot. A numerical address has no parents. Use with foreach; it allocates the keys only.
/// </summary>
/// <param name="domain">The domain.</param>
/// <param name="matching">Whether parents are written as "parent" or ".parent".</param>
/// <param name="first">How to search for the domain itself: partial when it is a piece of the search string already.</param>
public readonly struct DomainKeys(string domain, DomainMatching matching, KeyScope first = KeyScope.Full)
{
    /// <summary>For foreach.</summary>
    public Enumerator GetEnumerator() => new(domain, matching, first);

    /// <summary>Walks through the keys.</summary>
    public struct Enumerator
    {
        private readonly string _domain;
        private readonly KeyScope _first;
        private readonly int _skip;
        private int _start;

        internal Enumerator(string domain, DomainMatching matching, KeyScope first)
        {
            _domain = domain;
            _first = first;
            _skip = matching == DomainMatching.ParentMatchesSubdomains ? 1 : 0;
            _start = -1;
        }

        /// <summary>The key, and whether it is the whole search string.</summary>
        public readonly SearchKey Current =>
            _start == 0 ? new SearchKey(_domain, _first) : new SearchKey(_domain[_start..], KeyScope.Partial);

        /// <summary>Goes to the next parent.</summary>
        public bool MoveNext()
        {
            if (_start < 0)
            {
                _start = 0;
                return _domain.Length > 0;
            }
            if (_start == 0 && HostName.IsAddress(_domain))
                return false;
            int dot = _start + 1 < _domain.Length ? _domain.IndexOf('.', _start + 1) : -1;
            if (dot < 0 || dot + _skip >= _domain.Length)
                return false;
            _start = dot + _skip;
            return true;
        }
    }
}
