namespace Postfix.Lookup;

/// <summary>
/// The keys for a client address in the order in which access(5) searches them: 192.0.2.1, 192.0.2, 192.0, 192, or the same with
/// colons for IPv6. Use with foreach; it allocates the keys only.
/// </summary>
/// <param name="address">The address in its usual text form.</param>
public readonly struct NetworkKeys(string address)
{
    /// <summary>For foreach.</summary>
    public Enumerator GetEnumerator() => new(address);

    /// <summary>Walks through the keys.</summary>
    public struct Enumerator
    {
        private readonly string _address;
        private readonly char _separator;
        private int _length;

        internal Enumerator(string address)
        {
            _address = address;
            _separator = address.Contains(':') ? ':' : '.';
            _length = -1;
        }

        /// <summary>The key, and whether it is the whole address.</summary>
        public readonly SearchKey Current => _length == _address.Length
            ? new SearchKey(_address, KeyScope.Full)
            : new SearchKey(_address[.._length], KeyScope.Partial);

        /// <summary>Drops the last separator and what follows: "2001:db8::1" becomes "2001:db8:", that becomes "2001:db8".</summary>
        public bool MoveNext()
        {
            if (_length < 0)
                _length = _address.Length;
            else
                _length = _address.LastIndexOf(_separator, _length - 1);
            return _length > 0;
        }
    }
}
